package org.restsip.rest.stream;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import org.restsip.event.Event;
import org.restsip.event.Feed;
import org.restsip.event.Outlet;
import org.restsip.event.Topic;
import org.restsip.rest.tree.Format;

/** What was answered to the client of one socket, in one line with the events. */
final class Answers implements Feed {
    private static final int MAX = 256;

    private final Topic topic;
    private final Queue<JsonObject> waiting = new LinkedBlockingQueue<>();

    Answers(String socket) {
        this.topic = new Topic("socket", socket);
    }

    /** Keeps an answer until it is written; false if there are too many already, because the client does not read. */
    boolean add(JsonObject answer) {
        return waiting.size() < MAX && waiting.add(answer);
    }

    /** Writes answers as they are. */
    Outlet to(Wire wire) {
        return event -> wire.write(Format.line((JsonObject) event.entity()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public void watch() {
        // They come from here.
    }

    @Override
    public void unwatch() {
        // As above.
    }

    @Override
    public List<Event> pull() {
        var events = new ArrayList<Event>();
        for (var answer = waiting.poll(); answer != null; answer = waiting.poll()) {
            events.add(new Event(Event.Type.MESSAGE, Optional.empty(), answer));
        }
        return events;
    }
}
