package org.restsip.sip.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which nonces have been used on this node, and how often, so that no answer counts twice (RFC 7616, section 5.12).
 * Bounded: when there are too many the older half is forgotten, and nonces from before what is remembered are good no
 * more, so that nothing becomes good again by being forgotten.
 */
final class NonceUses {
    private static final int LIMIT = 100_000;

    private final Clock clock;
    private final Duration life;
    private final int limit;
    private Map<Long, NonceUse> newer = new HashMap<>();
    private Map<Long, NonceUse> older = new HashMap<>();
    private Instant newerSince;
    private Instant since;

    NonceUses(Clock clock, Duration life) {
        this(clock, life, LIMIT);
    }

    NonceUses(Clock clock, Duration life, int limit) {
        this.clock = clock;
        this.life = life;
        this.limit = limit;
        this.newerSince = clock.instant();
        this.since = newerSince.minus(life);
    }

    /** Whether that use is a new one of this nonce; if so it is remembered. */
    synchronized boolean admits(Nonce nonce, NonceUse use) {
        forget();
        if (nonce.issued().isBefore(since)) {
            return false;
        }
        var last = Optional.ofNullable(newer.get(nonce.id())).or(() -> Optional.ofNullable(older.get(nonce.id())));
        if (last.filter(known -> !use.mayFollow(known)).isPresent()) {
            return false;
        }
        newer.put(nonce.id(), use);
        return true;
    }

    private void forget() {
        var now = clock.instant();
        if (newer.size() >= limit || newerSince.plus(life).isBefore(now)) {
            older = newer;
            newer = new HashMap<>();
            since = newerSince;
            newerSince = now;
        }
    }
}
