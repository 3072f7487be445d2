package org.restsip.tests.house;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the server said. */
public record Answer(String request, HttpResponse<byte[]> response) {

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new ByteArrayInputStream(response.body()))) {
            return reader.readObject();
        }
    }

    /** The same answer, if it has the status that it should have. */
    public Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError(request + ": " + status() + " and not " + status + ": " + text());
        }
        return this;
    }

    @Override
    public String toString() {
        return request + ": " + status() + " " + text();
    }
}
