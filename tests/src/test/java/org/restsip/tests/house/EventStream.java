package org.restsip.tests.house;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A reader of Server-Sent Events, by the HTML standard (section 9.2). */
public final class EventStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One event as it came. */
    public record Event(String id, String type, String data) {
        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(data))) {
                return reader.readObject();
            }
        }

        public boolean is(String wanted) {
            return type.equals(wanted);
        }
    }

    private final String path;
    private final InputStream in;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    EventStream(String path, InputStream in) {
        this.path = path;
        this.in = in;
        var reader = new Thread(this::read, "events of " + path);
        reader.setDaemon(true);
        reader.start();
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event> messages() {
        return events.stream().filter(event -> event.is("message")).toList();
    }

    /** The first event, old or new, that is so. */
    public Event await(String what, Predicate<Event> wanted) {
        return waiting(what)
                .until(() -> events.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The newest state; it stands for all before it. */
    private Optional<JsonObject> state() {
        return events.stream()
                .filter(event -> event.is("state") || event.is("update"))
                .reduce((older, newer) -> newer)
                .map(Event::json);
    }

    private ConditionFactory waiting(String what) {
        return Awaitility.await(what + " on " + path).atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
    }

    /** The newest state, once it is so. */
    public JsonObject awaitState(String what, Predicate<JsonObject> wanted) {
        return waiting(what)
                .until(this::state, state -> state.filter(wanted).isPresent())
                .orElseThrow();
    }

    public JsonObject awaitMessage() {
        return await("a message", event -> event.is("message")).json();
    }

    public void awaitEnd() {
        waiting("the end").until(() -> over);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var id = "";
            var type = "message";
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (data.length() > 0) {
                        events.add(new Event(id, type, data.toString()));
                    }
                    type = "message";
                    data.setLength(0);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(data.length() > 0 ? "\n" : "").append(line.substring(6));
                }
            }
        } catch (IOException e) {
            // Closed, by either side: nothing more will come.
        } finally {
            over = true;
        }
    }
}
