package org.restsip.trace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.restsip.event.NodeId;

/** The newest messages of one trace on this node, bounded in number and in size. Safe for use by many threads. */
final class Reel {
    private final Trace trace;
    private final NodeId node;
    private final TraceRules rules;
    private final Deque<TracedMessage> messages = new ArrayDeque<>();
    private long count;
    private int size;
    private long shared;

    Reel(Trace trace, NodeId node, TraceRules rules) {
        this.trace = trace;
        this.node = node;
        this.rules = rules;
    }

    Trace trace() {
        return trace;
    }

    boolean wants(Passing message, Instant now) {
        return trace.isRunning(now) && trace.target().isMetBy(message);
    }

    /** The text is made outside of the lock: it costs more than keeping it. */
    void add(Passing message, Instant now, Optional<String> cause) {
        var text = shortened(message.text(trace.bodies()));
        synchronized (this) {
            var kept = new TracedMessage(
                    node,
                    ++count,
                    now,
                    message.isSent(),
                    message.transport(),
                    Endpoints.text(message.local()),
                    Endpoints.text(message.remote()),
                    message.method(),
                    message.status(),
                    message.callId(),
                    cause,
                    text);
            messages.addLast(kept);
            size += kept.size();
            while (messages.size() > rules.maxMessages() || size > rules.maxSize()) {
                size -= messages.removeFirst().size();
            }
        }
    }

    /** One message never takes more than a quarter of the room. */
    private String shortened(String text) {
        var most = rules.maxSize() / 4;
        return text.length() <= most ? text : text.substring(0, most) + "\n[shortened]";
    }

    /** What is on it, if that has changed since it was asked last. */
    synchronized Optional<Tape> news() {
        if (shared == count) {
            return Optional.empty();
        }
        shared = count;
        return Optional.of(new Tape(trace.id(), node, count, List.copyOf(messages)));
    }

    /** What was taken last has reached nobody: it is news again. */
    synchronized void unshared() {
        shared = -1;
    }
}
