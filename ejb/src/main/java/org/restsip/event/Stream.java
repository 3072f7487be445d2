package org.restsip.event;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One open connection and the feeds it shows. It holds no thread while nothing happens: a change wakes
 * it, and one task pulls and writes until nothing is new. What happens meanwhile is pulled in the next
 * round, so a client that reads slowly sees fewer and newer states, and costs no memory.
 */
public final class Stream {
    private static final Logger LOG = System.getLogger(Stream.class.getName());

    private enum Phase {
        IDLE,
        RUNNING,
        RUNNING_AND_WOKEN,
        CLOSED
    }

    private final List<Feed> feeds;
    private final Sink sink;
    private final Executor writers;
    private final Runnable onClose;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
    private volatile boolean heartbeatDue;
    private volatile boolean leaving;

    Stream(List<Feed> feeds, Sink sink, Executor writers, Runnable onClose) {
        this.feeds = List.copyOf(feeds);
        this.sink = sink;
        this.writers = writers;
        this.onClose = onClose;
    }

    List<Feed> feeds() {
        return feeds;
    }

    boolean isClosed() {
        return phase.get() == Phase.CLOSED;
    }

    /** Something may be new. Returns at once. */
    void wake() {
        var before = phase.getAndUpdate(p -> switch (p) {
            case IDLE -> Phase.RUNNING;
            case RUNNING, RUNNING_AND_WOKEN -> Phase.RUNNING_AND_WOKEN;
            case CLOSED -> Phase.CLOSED;
        });
        if (before == Phase.IDLE) {
            try {
                writers.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.WARNING, "no thread for a stream, it is closed: {0}", e.getMessage());
                close();
                finish();
            }
        }
    }

    /** Asks for a sign of life at the next occasion. */
    void beat() {
        heartbeatDue = true;
        wake();
    }

    /** Tells the client to go to another node, and closes. */
    void leave() {
        leaving = true;
        wake();
    }

    /**
     * Ends the stream, from either side. Only the first call has an effect; while a task pulls and writes it is that
     * task that lets go, so that nothing is pulled for a stream that is released.
     */
    public void close() {
        if (phase.getAndSet(Phase.CLOSED) == Phase.IDLE) {
            finish();
        }
    }

    private void run() {
        try {
            while (!isClosed()) {
                phase.compareAndSet(Phase.RUNNING_AND_WOKEN, Phase.RUNNING);
                round();
                if (phase.compareAndSet(Phase.RUNNING, Phase.IDLE)) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a watcher is gone: {0}", e.getMessage());
        } catch (TooBusy e) {
            LOG.log(Level.INFO, "a watcher is to come back: {0}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a stream failed and is closed", e);
        }
        close();
        finish();
    }

    /** Called once: by who closes an idle stream, or by the task that was running when it was closed. */
    private void finish() {
        try {
            onClose.run();
        } finally {
            sink.close();
        }
    }

    private void round() throws IOException {
        if (leaving) {
            sink.write(Event.goodbye());
            close();
            return;
        }
        for (var feed : feeds) {
            do {
                for (var event : feed.pull()) {
                    sink.write(event);
                    if (event.type() == Event.Type.END) {
                        close();
                        return;
                    }
                }
                feed.written();
            } while (feed.hasMore());
        }
        sink.flush();
        if (heartbeatDue) {
            heartbeatDue = false;
            sink.heartbeat();
        }
    }
}
