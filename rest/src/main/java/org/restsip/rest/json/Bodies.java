package org.restsip.rest.json;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.NotSupportedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.restsip.server.Settings;

/** Reads request bodies: no more than allowed, no deeper than sensible, and as what they say they are. */
@Singleton
public class Bodies {
    private static final int MAX_DEPTH = 32;
    private static final Pattern JSON =
            Pattern.compile("\\s*application/([a-z0-9.+-]+\\+)?json\\s*(;|$)", Pattern.CASE_INSENSITIVE);

    private final int maxBytes;

    @Inject
    public Bodies(Settings settings) {
        this.maxBytes = settings.number("http.max-body");
    }

    /** All bytes of the body. */
    public byte[] bytes(InputStream body) {
        try {
            var bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new BodyTooLarge(maxBytes);
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableBody("the body ended before its time", e);
        }
    }

    /** The object that the body holds; an empty body is an empty object. */
    public Members members(Optional<String> type, InputStream body) {
        var bytes = bytes(body);
        if (bytes.length == 0) {
            return Members.NONE;
        }
        requireJson(type);
        requireUtf8(bytes);
        requireShallow(bytes);
        return new Members(parse(bytes), "");
    }

    private static JsonObject parse(byte[] bytes) {
        try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        } catch (JsonException | ClassCastException e) {
            throw new UnreadableBody("the body is not a JSON object", e);
        }
    }

    private static void requireJson(Optional<String> type) {
        var fits = type.filter(given -> JSON.matcher(given).lookingAt()).isPresent();
        if (!fits) {
            throw new NotSupportedException("the body must be application/json");
        }
    }

    private static void requireUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new UnreadableBody("the body is not UTF-8", e);
        }
    }

    /** Counted before parsing, because a parser goes down once for each level. */
    private static void requireShallow(byte[] bytes) {
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '{', '[' -> depth += quoted ? 0 : 1;
                case '}', ']' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new UnreadableBody("the body is nested deeper than " + MAX_DEPTH + " levels", null);
            }
        }
    }

    /** The body cannot be understood at all. */
    public static class UnreadableBody extends org.restsip.Refusal {
        private static final long serialVersionUID = 1L;

        UnreadableBody(String reason, @Nullable Throwable cause) {
            super(Kind.INVALID, reason);
            if (cause != null) {
                initCause(cause);
            }
        }
    }

    /** The body is longer than allowed. */
    public static class BodyTooLarge extends org.restsip.Refusal {
        private static final long serialVersionUID = 1L;

        BodyTooLarge(int maxBytes) {
            super(Kind.TOO_LARGE, "a body must have no more than " + maxBytes + " bytes");
        }
    }
}
