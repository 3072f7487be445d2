package org.restsip.event;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that write to clients, as many as there is work for the processors. A thread that has to wait for a
 * client that does not read counts no more as one of them, and others take its place: at each look as many as are stuck
 * by then, so that fifty such clients, all at once, hold up nobody for longer than a few looks.
 */
public final class WriterThreads implements Executor {
    /** Longer than a write takes that need not wait. */
    private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(8);

    private static final long IDLE_SECONDS = 10;
    private static final long NOT = Long.MAX_VALUE;

    private final ThreadFactory factory;
    private final int few;
    private final int most;
    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Set<Worker> workers = ConcurrentHashMap.newKeySet();

    /**
     * None is started before there is something to write.
     *
     * @param few  how many do the work if none has to wait
     * @param most how many there may be, stuck ones included; beyond that all wait
     */
    public WriterThreads(ThreadFactory factory, int few, int most) {
        this.factory = factory;
        this.few = few;
        this.most = most;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (workers.size() < few) {
            start(1);
        }
    }

    /** Sees to it that what waits is written although some are stuck; to be called every {@link #look}. */
    public void relieve() {
        if (waiting.isEmpty()) {
            return;
        }
        var now = System.nanoTime();
        var stuck = workers.stream().filter(worker -> worker.isStuck(now)).count();
        if (workers.size() - stuck < few) {
            start((int) Math.max(few, stuck));
        }
    }

    /** How often {@link #relieve} is to be called. */
    public static Duration look() {
        return Duration.ofMillis(10);
    }

    /** How many threads there are. */
    public int size() {
        return workers.size();
    }

    private synchronized void start(int number) {
        for (var n = 0; n < number && workers.size() < most; n++) {
            var worker = new Worker();
            workers.add(worker);
            factory.newThread(worker).start();
        }
    }

    /** Whether a thread that has nothing to do may go: so many need not stay. */
    private boolean isSuperfluous() {
        return workers.size() > few;
    }

    private final class Worker implements Runnable {
        private volatile long since = NOT;

        boolean isStuck(long now) {
            var began = since;
            return began != NOT && now - began > QUICK;
        }

        @Override
        public void run() {
            try {
                for (var task = next(); task != null; task = next()) {
                    since = System.nanoTime();
                    task.run();
                    since = NOT;
                }
            } finally {
                workers.remove(this);
                if (!waiting.isEmpty()) {
                    start(1); // what came when this one had decided to go
                }
            }
        }

        @Nullable
        private Runnable next() {
            try {
                return isSuperfluous() ? waiting.poll() : waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
    }
}
