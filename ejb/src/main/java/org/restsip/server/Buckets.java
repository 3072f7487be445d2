package org.restsip.server;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket of tokens for each of many. A bucket that is full again is as good as none and is forgotten; if there are
 * too many that are not, newcomers share one.
 */
public final class Buckets {
    private static final int MAX_BUCKETS = 50_000;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final long SWEEP_NANOS = Duration.ofSeconds(1).toNanos();

    private final int perMinute;
    private final int maxBuckets;
    private final TimeMeter clock;
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Bucket newcomers;
    private volatile long swept;

    /** @param perMinute tokens that each gets in a minute, and may save; 0 is no limit */
    public Buckets(int perMinute, TimeMeter clock) {
        this(perMinute, MAX_BUCKETS, clock);
    }

    public Buckets(int perMinute, int maxBuckets, TimeMeter clock) {
        this.perMinute = perMinute;
        this.maxBuckets = maxBuckets;
        this.clock = clock;
        this.newcomers = bucket();
        this.swept = clock.currentTimeNanos() - SWEEP_NANOS;
    }

    /** Takes one token of {@code whose}; how long to wait for the next, if there is none. */
    public Optional<Duration> take(String whose) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        var taken = of(whose).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    public int size() {
        return buckets.size();
    }

    private Bucket of(String whose) {
        if (buckets.size() >= maxBuckets && !buckets.containsKey(whose)) {
            sweep();
            if (buckets.size() >= maxBuckets) {
                return newcomers;
            }
        }
        return buckets.computeIfAbsent(whose, key -> bucket());
    }

    private void sweep() {
        var now = clock.currentTimeNanos();
        if (now - swept >= SWEEP_NANOS) {
            swept = now;
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= perMinute);
        }
    }

    /** Of one minute's tokens, refilled as time goes by; never less than one, or there would be nothing to build. */
    private Bucket bucket() {
        var tokens = Math.max(perMinute, 1);
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, PERIOD))
                .build();
    }
}
