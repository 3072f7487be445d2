package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.restsip.InvalidValue;

/**
 * Keeps those out for a growing while who guess. Failures are counted per account, per address and per pair of both, over
 * HTTP and SIP together. A pair that has succeeded before is judged by its own failures alone, so that strangers cannot
 * lock a user out of the places where it usually is. Names and addresses are known here by keyed hashes only.
 */
@Singleton
public class LockOut {
    private static final Logger LOG = System.getLogger(LockOut.class.getName());

    private final Failures failures;
    private final LockOutRules rules;
    private final Domains domains;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public LockOut(Failures failures, LockOutRules rules, Domains domains, Ids ids, Clock clock) {
        this.failures = failures;
        this.rules = rules;
        this.domains = domains;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is counted, and how many failures are too many for it. */
    private record Counter(String key, int limit) {}

    /**
     * Lets somebody try to prove who it is. The try is counted before and forgiven after, so that many at once are no
     * way around.
     *
     * @param account a name or address as the caller said it; it need not exist
     * @param address the IP address that the caller comes from
     * @throws LockedOut if nobody may try now
     */
    public <T> Optional<T> guarded(String account, String address, Supplier<Optional<T>> proof) {
        var counters = counters(account, address);
        begin(counters);
        Optional<T> proved;
        try {
            proved = proof.get();
        } catch (RuntimeException e) {
            forgive(counters);
            throw e;
        }
        if (proved.isPresent()) {
            forgive(counters.subList(1, counters.size()));
            failures.change(pair(account, address).key(), FailureCount::succeeded);
        } else {
            LOG.log(Level.INFO, "login failed: {0} from {1}", shown(account), address);
            counters.forEach(counter -> logIfLocked(counter, account, address));
        }
        return proved;
    }

    /** Whether this account has succeeded from this address before, and not failed too often since. */
    public boolean trusts(String account, String address) {
        var count = failures.find(pair(account, address).key());
        return count.known() && !count.isLocked(clock.instant());
    }

    /**
     * The same for a proof that costs nothing to check: it is checked first and counted after, and if it is right, as it
     * was before from there, nothing is written.
     */
    public <T> Optional<T> judged(String account, String address, Supplier<Optional<T>> proof) {
        var pair = pair(account, address);
        var count = failures.find(pair.key());
        requireOpen(count, account, address);
        var proved = proof.get();
        if (proved.isEmpty()) {
            guarded(account, address, Optional::empty);
        } else if (!count.known() || count.failures() > 0) {
            failures.change(pair.key(), FailureCount::succeeded);
        }
        return proved;
    }

    private void requireOpen(FailureCount ofPair, String account, String address) {
        var now = clock.instant();
        ofPair.requireOpen(now);
        if (!ofPair.known()) {
            ofStrangers(account, address)
                    .forEach(counter -> failures.find(counter.key()).requireOpen(now));
        }
    }

    /** The pair first. */
    private List<Counter> counters(String account, String address) {
        var pair = pair(account, address);
        if (failures.find(pair.key()).known()) {
            return List.of(pair);
        }
        var all = new ArrayList<>(List.of(pair));
        all.addAll(ofStrangers(account, address));
        return all;
    }

    /** What counts for those who have not been right from there before. */
    private List<Counter> ofStrangers(String account, String address) {
        return List.of(
                new Counter(ids.keyed('f', "account", name(account)), rules.perAccount()),
                new Counter(ids.keyed('f', "address", network(address)), rules.perAddress()));
    }

    private Counter pair(String account, String address) {
        return new Counter(ids.keyed('f', "pair", name(account), network(address)), rules.perPair());
    }

    private void begin(List<Counter> counters) {
        var now = clock.instant();
        var begun = new ArrayList<Counter>();
        try {
            for (var counter : counters) {
                failures.change(counter.key(), count -> count.tried(counter.limit(), rules, now));
                begun.add(counter);
            }
        } catch (RuntimeException e) {
            forgive(begun);
            throw e;
        }
    }

    private void forgive(List<Counter> counters) {
        counters.forEach(counter -> failures.change(counter.key(), count -> count.forgiven(counter.limit())));
    }

    private void logIfLocked(Counter counter, String account, String address) {
        var count = failures.find(counter.key());
        if (count.isLocked(clock.instant())) {
            LOG.log(
                    Level.INFO,
                    "locked until {0} after {1} failures, the last one for {2} from {3}",
                    count.lockedUntil(),
                    count.failures(),
                    shown(account),
                    address);
        }
    }

    private String name(String account) {
        return address(account).map(Aor::toString).orElseGet(() -> account.toLowerCase(Locale.ROOT));
    }

    /** Who mistypes may have put the password here: only what looks like a name is written down. */
    private String shown(String account) {
        return address(account).map(Aor::toString).orElse("something that is no address");
    }

    private Optional<Aor> address(String account) {
        try {
            return Optional.of(domains.complete(account));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    /** In IPv6 whoever has one address has at least 2^64 of them (RFC 6177). */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
