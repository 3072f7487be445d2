package org.restsip.rest.json;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.restsip.call.Session;

/** Sessions are opaque: a string stays a string, any other JSON value stays what it is. */
public final class Sessions {
    private Sessions() {}

    static JsonValue json(Session session) {
        return session.json() ? Sessions.json(session.text()) : JSON.createValue(session.text());
    }

    /** A JSON value that was kept as text. */
    static JsonValue json(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    static Session of(JsonValue value) {
        return value instanceof JsonString string
                ? new Session(false, string.getString())
                : new Session(true, value.toString());
    }
}
