package org.restsip.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that remembers what it was sent, and can go away. */
public final class RecordingSink implements Sink {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger flushed = new AtomicInteger();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile boolean gone;

    /** From now on writing fails. */
    public void goAway() {
        gone = true;
    }

    @Override
    public void write(Event event) throws IOException {
        requirePresent();
        events.add(event);
    }

    @Override
    public void flush() throws IOException {
        requirePresent();
        flushed.incrementAndGet();
    }

    @Override
    public void heartbeat() throws IOException {
        requirePresent();
        heartbeats.incrementAndGet();
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event.Type> types() {
        return events.stream().map(Event::type).toList();
    }

    public List<Object> entities() {
        var entities = new ArrayList<>();
        events.forEach(event -> entities.add(event.entity()));
        return entities;
    }

    /** What was sent since this was asked last. */
    public List<Event> news() {
        var news = List.copyOf(events);
        events.clear();
        return news;
    }

    public int heartbeats() {
        return heartbeats.get();
    }

    public int timesFlushed() {
        return flushed.get();
    }

    public int timesClosed() {
        return closed.get();
    }

    private void requirePresent() throws IOException {
        if (gone) {
            throw new IOException("broken pipe");
        }
    }
}
