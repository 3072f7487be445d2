package org.restsip.event;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One open connection and what it shows. It holds no thread while nothing happens: a change wakes
 * it, and one task pulls and writes until nothing is new. What happens meanwhile is pulled in the next
 * round, so a client that reads slowly sees fewer and newer states, and costs no memory.
 */
public final class Stream {
    private static final Logger LOG = System.getLogger(Stream.class.getName());
    /** In {@link #writing}: nothing is being written; and: whoever writes has been given up. */
    private static final long NOT = 0;

    private static final long CUT = -1;
    private static final long BEGINNING = System.nanoTime() - 1;

    private enum Phase {
        IDLE,
        RUNNING,
        RUNNING_AND_WOKEN,
        CLOSED
    }

    /** The client took too long to read, and all was let go of while it was waited for. */
    private static final class Abandoned extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Something that may have to wait for the client. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private final List<Subject> subjects = new CopyOnWriteArrayList<>();
    private final Sink sink;
    private final Hub hub;
    private final Executor writers;
    private final boolean lasting;
    private final int turn;
    private final Runnable onClose;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
    private final AtomicLong writing = new AtomicLong(NOT);
    private volatile boolean heartbeatDue;
    private volatile boolean leaving;

    Stream(Sink sink, Hub hub, Executor writers, boolean lasting, int turn, Runnable onClose) {
        this.sink = sink;
        this.hub = hub;
        this.writers = writers;
        this.lasting = lasting;
        this.turn = turn;
        this.onClose = onClose;
    }

    List<Subject> subjects() {
        return subjects;
    }

    /** Of the parts into which all streams are cut, the one this is in; see {@link Hub#heartbeat}. */
    int turn() {
        return turn;
    }

    public boolean isClosed() {
        return phase.get() == Phase.CLOSED;
    }

    /** Shows one thing more. */
    public void show(Subject subject) {
        add(subject);
        wake();
        if (isClosed()) {
            drop(subject); // whoever closed it may not have seen this one
        }
    }

    void add(Subject subject) {
        subject.shownOn(this);
        subjects.add(subject);
        try {
            hub.follow(subject);
        } catch (RuntimeException e) {
            drop(subject);
            throw e;
        }
        if (!subjects.contains(subject)) {
            hub.unfollow(subject); // it ended before it was followed
        }
    }

    /** Shows it no more. */
    public void drop(Subject subject) {
        subjects.remove(subject);
        hub.unfollow(subject);
        subject.end();
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

    /** Looks again at what it must not go on without, if it is time to. */
    void lookIfDue() {
        subjects.stream().filter(Subject::isDue).forEach(Subject::wake);
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

    /**
     * Lets go of all if the client has taken longer than that to read what it is sent: while it is waited for nothing
     * is pulled. The connection is closed by the thread that waits, as soon as the server lets it go on.
     */
    void cutIfSlowerThan(Duration patience) {
        var since = writing.get();
        if (since > NOT && now() - since > patience.toNanos() && writing.compareAndSet(since, CUT)) {
            LOG.log(Level.DEBUG, "a watcher does not read and is cut");
            phase.set(Phase.CLOSED);
            writers.execute(this::letGo);
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
        } catch (Abandoned e) {
            sink.close();
            return;
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
            letGo();
        } finally {
            sink.close();
        }
    }

    private void letGo() {
        hub.forget(this);
        try {
            onClose.run();
        } finally {
            subjects.forEach(Subject::end);
        }
    }

    private void round() throws IOException {
        if (leaving) {
            writing(() -> sink.write(Event.goodbye()));
            close();
            return;
        }
        for (var subject : subjects) {
            if (subject.takeNews() && !tell(subject)) {
                return;
            }
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            writing(sink::heartbeat);
        }
        if (!sink.wantsMore()) {
            close();
        }
    }

    /** Writes what is new of one subject; whether the stream goes on after it. */
    private boolean tell(Subject subject) throws IOException {
        for (var feed : subject.feeds()) {
            do {
                var events = feed.pull(hub);
                for (var event : events) {
                    writing(() -> subject.outlet().write(event));
                    if (event.type() == Event.Type.END) {
                        return goesOnWithout(subject);
                    }
                }
                if (!events.isEmpty()) {
                    writing(sink::flush);
                    feed.written();
                }
            } while (feed.hasMore());
        }
        return true;
    }

    private boolean goesOnWithout(Subject subject) throws IOException {
        drop(subject);
        if (!subject.isVital() && (lasting || !subjects.stream().allMatch(Subject::isVital))) {
            writing(sink::flush);
            return true;
        }
        close();
        return false;
    }

    /** So that it is known for how long the client is waited for. */
    private void writing(Writing step) throws IOException {
        var now = now();
        writing.set(now);
        try {
            step.run();
        } finally {
            requireNotCut(now);
        }
    }

    private static long now() {
        return System.nanoTime() - BEGINNING;
    }

    private void requireNotCut(long since) throws Abandoned {
        if (!writing.compareAndSet(since, NOT)) {
            throw new Abandoned();
        }
    }
}
