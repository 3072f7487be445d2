package org.restsip.connector.stack.wire;

import java.time.Duration;

/** By when a connection has to get on with what it does. Times are those of {@link System#nanoTime}. */
final class Pace {
    private final Limits limits;
    private final long start = System.nanoTime();
    private volatile long readBy;
    private volatile long writeBy = Long.MAX_VALUE;
    private volatile long keptUntil;

    Pace(Limits limits) {
        this.limits = limits;
        this.readBy = limits.patience().toNanos();
    }

    private long now() {
        return System.nanoTime() - start;
    }

    /** It is open; the first message may come. */
    void opened() {
        readBy = now() + limits.first().toNanos();
    }

    /** A message has begun. */
    void begun() {
        readBy = now() + limits.patience().toNanos();
    }

    /** A message, or a keep-alive, has ended. */
    void ended() {
        readBy = Math.max(now() + limits.idle().toNanos(), keptUntil);
    }

    void keptFor(Duration time) {
        keptUntil = now() + time.toNanos();
        ended();
    }

    /** Nothing more is wanted but the end. */
    void ending() {
        readBy = now() + limits.patience().toNanos();
    }

    void writing() {
        writeBy = now() + limits.patience().toNanos();
    }

    void written() {
        writeBy = Long.MAX_VALUE;
    }

    boolean isOverdue() {
        return now() > Math.min(readBy, writeBy);
    }
}
