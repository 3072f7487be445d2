package org.restsip.rest.json;

import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import org.restsip.call.Session;

/** Sessions are opaque: a string stays a string, any other JSON value stays what it is. */
public final class Sessions {
    private Sessions() {}

    public static Session of(Optional<JsonValue> value) {
        return value.map(Sessions::of).orElse(Session.NONE);
    }

    static JsonValue json(Session session) {
        try (var reader = Json.createReader(new StringReader(session.text()))) {
            return reader.readValue();
        }
    }

    private static Session of(JsonValue value) {
        return value instanceof JsonString string
                ? new Session(false, string.getString())
                : new Session(true, value.toString());
    }
}
