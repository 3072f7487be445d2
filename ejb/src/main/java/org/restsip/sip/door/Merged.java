package org.restsip.sip.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.restsip.connector.api.SipRequest;

/**
 * 482: a request that came before, by another way (RFC 3261, section 8.2.2.2). Each node remembers what it saw while a
 * transaction lasts, within limits. A phone that asks again with its digest, but forgets to count up CSeq, is no second way.
 */
final class Merged implements Check {
    private static final Duration TRANSACTION = Duration.ofSeconds(32);
    private static final int MOST = 10_000;
    private static final Pattern BRANCH = Pattern.compile(";\\s*branch\\s*=\\s*([^;,\\s]+)", Pattern.CASE_INSENSITIVE);

    /** Answered the same however often they come, or part of another transaction. */
    private static final Set<String> EXEMPT = Set.of("REGISTER", "OPTIONS", "ACK", "CANCEL");

    private final Clock clock;
    /** In the order of arrival; also the lock. */
    private final Map<Identity, Arrival> arrivals = new LinkedHashMap<>();

    Merged(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Objection> objection(SipRequest request) {
        var isNew = request.to().parameter("tag").isEmpty() && !EXEMPT.contains(request.method());
        return isNew && cameBefore(request) ? Objection.with(482) : Optional.empty();
    }

    private boolean cameBefore(SipRequest request) {
        var now = clock.instant();
        var arrival = new Arrival(branch(request), now.plus(TRANSACTION));
        synchronized (arrivals) {
            forget(now);
            var first = arrivals.putIfAbsent(Identity.of(request), arrival);
            return first != null && !first.branch().equals(arrival.branch());
        }
    }

    /** At most what is too old, and one more if there is no room. */
    private void forget(Instant now) {
        var oldest = arrivals.values().iterator();
        while (oldest.hasNext() && (oldest.next().isOver(now) || arrivals.size() >= MOST)) {
            oldest.remove();
        }
    }

    private static String branch(SipRequest request) {
        return request.header("Via")
                .map(BRANCH::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElse("");
    }

    private record Identity(String fromTag, String callId, long cseq, String method, int proof) {
        static Identity of(SipRequest request) {
            return new Identity(
                    request.from().parameter("tag").orElse(""),
                    request.callId(),
                    request.cseq(),
                    request.method(),
                    request.headers("Authorization").hashCode());
        }
    }

    private record Arrival(String branch, Instant until) {
        boolean isOver(Instant now) {
            return !until.isAfter(now);
        }
    }
}
