package org.restsip.connector.stack.wire;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that many share. */
final class Budget {
    private final AtomicLong left;

    Budget(long bytes) {
        left = new AtomicLong(bytes);
    }

    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
