package org.restsip.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.restsip.event.Revised;
import org.restsip.event.Version;
import org.restsip.user.Aor;

/**
 * That something is to be traced, on all nodes.
 *
 * @param target      what it is about
 * @param bodies      whether bodies are kept too
 * @param startedBy   the operator who wants to know
 * @param until       when it ends; nothing is added from then on
 * @param fingerprint of the request that began it, see {@link org.restsip.user.Attempt}
 */
public record Trace(
        TraceId id,
        Version revision,
        Target target,
        boolean bodies,
        Aor startedBy,
        Instant started,
        Instant until,
        String fingerprint)
        implements Revised<Trace> {
    /** How long it can be read after it has ended. */
    static final Duration KEPT = Duration.ofHours(1);

    @Override
    public Trace at(Version stored) {
        return new Trace(id, stored, target, bodies, startedBy, started, until, fingerprint);
    }

    /** When it is forgotten. */
    @Override
    public Optional<Instant> deadline() {
        return Optional.of(until.plus(KEPT));
    }

    public boolean isRunning(Instant now) {
        return now.isBefore(until);
    }
}
