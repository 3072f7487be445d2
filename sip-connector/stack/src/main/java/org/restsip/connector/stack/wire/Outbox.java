package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one connection. Whoever sends only puts it here: a thread of its own writes, and only that one
 * waits for a peer that does not read. Such a peer is cut when its share is full, or when the write takes too long.
 */
final class Outbox {
    /** Of one connection; several messages of the largest size. */
    private static final long SHARE = 512 << 10;

    @SuppressWarnings("ArrayRecordComponent") // handed on, and compared by none
    private record Letter(byte[] bytes, Runnable whenLost) {}

    private final Queue<Letter> waiting = new ArrayDeque<>();
    private final Budget budget;
    private final Pace pace;
    private final Executor writers;
    private final Runnable failed;
    private final Runnable finished;
    private @Nullable OutputStream out;
    private long held;
    private boolean writing;
    private boolean finishing;
    private boolean closed;

    /**
     * @param failed   called when the connection is of no use any more
     * @param finished called when all is written and nothing more will be
     */
    Outbox(Budget budget, Pace pace, Executor writers, Runnable failed, Runnable finished) {
        this.budget = budget;
        this.pace = pace;
        this.writers = writers;
        this.failed = failed;
        this.finished = finished;
    }

    void add(byte[] bytes, Runnable whenLost) throws IOException {
        if (!enter(new Letter(bytes, whenLost))) {
            failed.run();
            throw new IOException("the peer does not read");
        }
        write();
    }

    /** Whether there was room. */
    private synchronized boolean enter(Letter letter) throws IOException {
        if (closed || finishing) {
            throw new IOException("the connection is closed");
        }
        var size = letter.bytes().length;
        if (held + size > SHARE || !budget.take(size)) {
            return false;
        }
        held += size;
        waiting.add(letter);
        return true;
    }

    /** The connection is ready to be written to. */
    void open(OutputStream connected) {
        synchronized (this) {
            out = connected;
        }
        write();
    }

    /** Ends the output once all is written. */
    void finish() {
        synchronized (this) {
            finishing = true;
        }
        write();
    }

    private void write() {
        synchronized (this) {
            if (writing || out == null || closed || (waiting.isEmpty() && !finishing)) {
                return;
            }
            writing = !waiting.isEmpty();
        }
        writers.execute(() -> drain(stream()));
    }

    private synchronized OutputStream stream() {
        return Optional.ofNullable(out).orElseThrow();
    }

    private void drain(OutputStream stream) {
        var letter = next();
        try {
            while (letter.isPresent()) {
                pace.writing();
                stream.write(letter.get().bytes());
                letter = next();
                if (letter.isEmpty()) {
                    stream.flush();
                    pace.written();
                    letter = nextOrRest();
                }
            }
            endIfFinished();
        } catch (IOException e) {
            letter.ifPresent(lost -> lost.whenLost().run());
            failed.run();
        }
    }

    private synchronized Optional<Letter> next() {
        var letter = Optional.ofNullable(waiting.poll());
        letter.ifPresent(taken -> release(taken.bytes().length));
        return letter;
    }

    private synchronized Optional<Letter> nextOrRest() {
        var letter = next();
        writing = letter.isPresent();
        return letter;
    }

    private void release(long size) {
        held -= size;
        budget.giveBack(size);
    }

    private void endIfFinished() {
        boolean all;
        synchronized (this) {
            all = finishing && !writing;
        }
        if (all) {
            finished.run();
        }
    }

    /** What has not been written is lost. */
    void close() {
        List<Letter> lost;
        synchronized (this) {
            closed = true;
            lost = List.copyOf(waiting);
            waiting.clear();
            release(held);
        }
        lost.forEach(letter -> letter.whenLost().run());
    }
}
