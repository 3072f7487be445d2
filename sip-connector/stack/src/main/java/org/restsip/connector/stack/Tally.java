package org.restsip.connector.stack;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts what an operator should hear of, and says it at INFO, at most once a minute, however often it happens. */
final class Tally {
    private static final System.Logger LOG = System.getLogger("org.restsip.connector.gate");
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final String what;
    private final LongAdder all = new LongAdder();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - PAUSE);
    private volatile long told;

    /** @param what in words that go after a number */
    Tally(String what) {
        this.what = what;
    }

    /** @param from where the last one came from */
    void count(Supplier<String> from) {
        all.increment();
        var last = toldAt.get();
        var now = System.nanoTime();
        if (now - last >= PAUSE && toldAt.compareAndSet(last, now)) {
            var sum = all.sum();
            LOG.log(Level.INFO, "{0} {1}, {2} since the start; the last from {3}", sum - told, what, sum, from.get());
            told = sum;
        }
    }
}
