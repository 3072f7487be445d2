package org.restsip.connector.inbound;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Runs work on eight threads, or rejects it, telling so twice as a container may. */
public final class ThreadedWorkManager implements WorkManager, AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    final List<Error> errors = new CopyOnWriteArrayList<>();
    private volatile boolean rejecting;

    void rejectFromNowOn() {
        rejecting = true;
    }

    @Override
    public void scheduleWork(
            Work work, long timeout, @Nullable ExecutionContext context, @Nullable WorkListener listener)
            throws WorkRejectedException {
        if (rejecting) {
            var rejection = new WorkRejectedException("no thread");
            if (listener != null) {
                listener.workRejected(new WorkEvent(this, WorkEvent.WORK_REJECTED, work, rejection));
            }
            throw rejection;
        }
        threads.execute(() -> run(work));
    }

    /** No thread of a pool dies of its work. */
    private void run(Work work) {
        try {
            work.run();
        } catch (Error e) {
            errors.add(e);
        }
    }

    @Override
    public void scheduleWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
