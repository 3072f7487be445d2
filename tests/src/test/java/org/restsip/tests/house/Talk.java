package org.restsip.tests.house;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client on the WebSocket {@code /events}. */
public final class Talk implements AutoCloseable, WebSocket.Listener {
    private final WebSocket socket;
    private final StringBuilder part = new StringBuilder();
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private volatile int closed;

    private Talk(Server server, Map<String, String> headers) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://" + Server.HOST + ":" + server.httpPort() + "/events"), this)
                .join();
    }

    /** Begins with these headers of the handshake. */
    public static Talk with(Server server, Map<String, String> headers) {
        return new Talk(server, headers);
    }

    public void say(String json) {
        socket.sendText(json, true).join();
    }

    /** The first message that is so. */
    public JsonObject await(String what, Predicate<JsonObject> wanted) {
        return Awaitility.await(what)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> heard.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    public JsonObject awaitAnswer(int id) {
        return await("answer " + id, message -> message.containsKey("status") && message.getInt("id", -1) == id);
    }

    /** The first event of that type about that. */
    public JsonObject awaitEvent(String type, String resource) {
        return await(
                type + " of " + resource,
                message -> message.getString("event", "").equals(type)
                        && message.getString("resource", "").equals(resource));
    }

    /** With which code the server has closed it; 1006 if without any. */
    public int awaitClose() {
        return Awaitility.await("the end").until(() -> closed, code -> code != 0);
    }

    public List<JsonObject> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    @Nullable
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try (var reader = Json.createReader(new StringReader(part.toString()))) {
                heard.add(reader.readObject());
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    @Nullable
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
        closed = 1006;
    }
}
