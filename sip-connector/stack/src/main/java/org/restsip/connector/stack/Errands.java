package org.restsip.connector.stack;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.restsip.connector.api.SipSendException;

/** A few threads that may wait, for name servers and for connections to open: no thread that receives ever does. */
final class Errands {
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 1000;
    private static final long IDLE_SECONDS = 30;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), this::thread);

    Errands() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws SipSendException if too many are waiting */
    void run(Runnable errand) {
        try {
            threads.execute(errand);
        } catch (RejectedExecutionException e) {
            throw new SipSendException("too many requests wait for a way out", e);
        }
    }

    void stop() {
        threads.shutdownNow();
    }

    private Thread thread(Runnable task) {
        var thread = new Thread(task, "SIP-way-out-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
