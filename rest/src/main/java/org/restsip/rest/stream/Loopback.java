package org.restsip.rest.stream;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.restsip.InvalidValue;
import org.restsip.rest.json.Members;
import org.restsip.rest.json.Problem;

/**
 * Requests that come over a WebSocket. They are asked of this very node by HTTP, with the visitor's own credentials, so
 * that they go the one way that all requests go.
 */
@Singleton
public class Loopback {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|DELETE|SEND|CANCEL");
    private static final Pattern PATH = Pattern.compile("/(?!/)(?!events)[!-~]*");
    private static final List<String> PASSED_ON = List.of("If-Match", "If-None-Match", "Idempotency-Key");
    private static final List<String> PASSED_BACK = List.of("Location", "ETag", "Retry-After", "Link", "Content-Type");
    private static final long MAX_ANSWER = 1 << 20;

    @Resource
    private ManagedExecutorService executor;

    @Nullable
    private HttpClient client;

    @Inject
    @SuppressWarnings("NullAway") // the container sets the executor
    public Loopback() {}

    /**
     * Asks, without waiting; the answer is {@code {status, headers, entity}}.
     *
     * @throws InvalidValue if that is no request
     */
    CompletableFuture<JsonObject> ask(Visitor visitor, Members message) {
        return client().sendAsync(request(visitor, message), limited())
                .thenApplyAsync(Loopback::reply, executor)
                .exceptionally(failure -> unavailable());
    }

    static JsonObject reply(int status, Map<String, String> headers, JsonValue entity) {
        var shown = JSON.createObjectBuilder();
        headers.forEach(shown::add);
        return JSON.createObjectBuilder()
                .add("status", status)
                .add("headers", shown)
                .add("entity", entity)
                .build();
    }

    private static HttpRequest request(Visitor visitor, Members message) {
        var method = message.requiredText("method");
        if (!METHOD.matcher(method).matches()) {
            throw new InvalidValue(
                    "method", "must be one of " + METHOD.pattern().replace("|", ", "));
        }
        var request = HttpRequest.newBuilder(uri(visitor, message.requiredText("resource")))
                .timeout(TIMEOUT)
                .header("Accept", "application/json");
        visitor.credentials().forEach(request::header);
        message.value("headers").ifPresent(headers -> pass(headers, request));
        var entity = message.value("entity");
        entity.ifPresent(
                value -> request.header("Content-Type", message.text("type").orElse(type(value))));
        return request.method(
                        method,
                        entity.map(value -> HttpRequest.BodyPublishers.ofByteArray(bytes(value)))
                                .orElse(HttpRequest.BodyPublishers.noBody()))
                .build();
    }

    private static URI uri(Visitor visitor, String resource) {
        if (!PATH.matcher(resource).matches() || resource.contains("watch")) {
            throw new InvalidValue("resource", "must be the path of a resource");
        }
        try {
            return URI.create(visitor.server() + resource);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("resource", "is no path");
        }
    }

    private static void pass(JsonValue headers, HttpRequest.Builder request) {
        if (headers instanceof JsonObject object) {
            PASSED_ON.forEach(name -> {
                if (object.get(name) instanceof JsonString value) {
                    request.header(name, value.getString().replaceAll("[^ -~]", ""));
                }
            });
        }
    }

    private static String type(JsonValue entity) {
        return entity instanceof JsonString ? "text/plain;charset=UTF-8" : "application/json";
    }

    private static byte[] bytes(JsonValue entity) {
        var text = entity instanceof JsonString string ? string.getString() : entity.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Media has no place in an envelope. */
    private static BodyHandler<byte[]> limited() {
        return info -> info.headers().firstValueAsLong("Content-Length").orElse(0) > MAX_ANSWER
                ? BodySubscribers.replacing(new byte[0])
                : BodyHandlers.ofByteArray().apply(info);
    }

    private static JsonObject reply(HttpResponse<byte[]> response) {
        var headers = new java.util.LinkedHashMap<String, String>();
        PASSED_BACK.forEach(name -> response.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return reply(response.statusCode(), headers, entity(headers.getOrDefault("Content-Type", ""), response.body()));
    }

    private static JsonValue entity(String type, byte[] body) {
        if (body.length == 0) {
            return JsonValue.NULL;
        }
        if (type.contains("json")) {
            try (var reader = JSON.createReader(new ByteArrayInputStream(body))) {
                return reader.readValue();
            } catch (JsonException e) {
                return JSON.createValue(new String(body, StandardCharsets.UTF_8));
            }
        }
        return JSON.createValue(new String(body, StandardCharsets.UTF_8));
    }

    private static JsonObject unavailable() {
        var problem = Problem.of(503, "the server gave no answer; try again");
        return reply(problem.status(), Map.of(), problem.json());
    }

    /** Not before it is needed: it has a thread of its own. */
    private synchronized HttpClient client() {
        return Optional.ofNullable(client).orElseGet(() -> {
            var made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(Duration.ofSeconds(5))
                    .executor(executor)
                    .sslContext(OwnTls.context())
                    .build();
            client = made;
            return made;
        });
    }
}
