package org.restsip.tests.house;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A client with nothing but HTTP.
 *
 * @param authorization what it says about who it is; empty for nothing
 * @param headers       what else it says with every request
 */
public record Web(Server server, String authorization, Map<String, String> headers) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final String JSON = "application/json";

    public Web(Server server, String authorization) {
        this(server, authorization, Map.of());
    }

    /** The same client, which says this too, in place of what it said under that name before. */
    public Web with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Web(server, authorization, all);
    }

    static String basic(String name, String password) {
        var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Secrets.remember(Base64.getEncoder().encodeToString(pair));
    }

    public Answer get(String path) {
        return request("GET", path, "", new byte[0]);
    }

    public Answer delete(String path) {
        return request("DELETE", path, "", new byte[0]);
    }

    public Answer post(String path, String json) {
        return request("POST", path, JSON, utf8(json));
    }

    public Answer put(String path, String json) {
        return request("PUT", path, JSON, utf8(json));
    }

    /** As an HTML form does. */
    public Answer submit(String path, String form) {
        return request("POST", path, "application/x-www-form-urlencoded", utf8(form));
    }

    public Answer send(String path, String text) {
        return request("SEND", path, "text/plain;charset=UTF-8", utf8(text));
    }

    public Answer request(String method, String path, String type, byte[] body) {
        return request(method, path, type.isEmpty() ? Map.of() : Map.of("Content-Type", type), body);
    }

    /** Without a body. */
    public Answer request(String method, String path, Map<String, String> more) {
        return request(method, path, more, new byte[0]);
    }

    public Answer request(String method, String path, Map<String, String> more, byte[] body) {
        var request = to(path).timeout(Duration.ofSeconds(30)).method(method, BodyPublishers.ofByteArray(body));
        more.forEach(request::setHeader);
        try {
            return new Answer(method + " " + path, HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Opens a stream of events; returns when the server has begun it. */
    public EventStream watch(String path) {
        var request = to(path).setHeader("Accept", "text/event-stream").GET().build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("GET " + path + " as event stream: " + response.statusCode());
            }
            return new EventStream(path, response.body());
        } catch (IOException e) {
            throw new AssertionError("GET " + path + " got no stream", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Logs in with that wish and returns the URL of the contact. */
    public JsonObject logIn(String address, String wish) {
        return post("/login/" + address, wish).expect(201).json();
    }

    private HttpRequest.Builder to(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://" + Server.HOST + ":" + server.httpPort() + path));
        headers.forEach(request::setHeader);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
