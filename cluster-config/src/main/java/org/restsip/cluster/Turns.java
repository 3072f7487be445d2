package org.restsip.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.restsip.event.TooBusy;

/**
 * Lets the threads of one node change one record one after the other, so that only nodes race, not
 * threads, and so that an entry needs to remember one change of each node only ({@link Entry#changes}).
 */
final class Turns {
    private static final int STRIPES = 64;
    private static final long PATIENCE_SECONDS = 5;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    <T> T take(String key, Supplier<T> task) {
        var lock = locks[Math.floorMod(key.hashCode(), STRIPES)];
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new TooBusy("too many changes at once; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the server is stopping", e);
        }
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }
}
