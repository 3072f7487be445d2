package org.restsip.rest.json;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.restsip.rest.tree.Format;
import org.restsip.rest.tree.Trees;
import org.restsip.rest.tree.UnreadableBody;
import org.restsip.rest.tree.UnsupportedType;
import org.restsip.server.Settings;

/** Reads request bodies: no more than allowed, no deeper than sensible, and as what they say they are. */
@Singleton
public class Bodies {
    /** How deep a body may be nested. */
    public static final int MAX_DEPTH = 32;

    private static final int CHUNK = 8192;
    private static final Pattern JSON =
            Pattern.compile("\\s*application/([a-z0-9.+-]+\\+)?json\\s*(;|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML =
            Pattern.compile("\\s*(application|text)/([a-z0-9.+-]+\\+)?xml\\s*(;|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORM =
            Pattern.compile("\\s*application/x-www-form-urlencoded\\s*(;|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT = Pattern.compile("\\s*text/plain\\s*(;|$)", Pattern.CASE_INSENSITIVE);

    private final int maxBytes;
    private final Duration patience;

    @Inject
    public Bodies(Settings settings) {
        this.maxBytes = settings.number("http.max-body");
        this.patience = settings.seconds("http.body-timeout");
    }

    /**
     * All bytes of the body.
     *
     * @param announced how many the client says there are, or less than 0; too many are not even waited for
     */
    public byte[] bytes(InputStream body, long announced) {
        if (announced > maxBytes) {
            throw new BodyTooLarge(maxBytes);
        }
        try {
            return read(body);
        } catch (IOException e) {
            throw new UnreadableBody("the body ended before its time", e);
        }
    }

    /** As they come, so that a client that sends one now and then is not waited for until its last. */
    private byte[] read(InputStream body) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[CHUNK];
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            bytes.write(buffer, 0, count);
            if (bytes.size() > maxBytes) {
                throw new BodyTooLarge(maxBytes);
            }
            if (System.nanoTime() > end) {
                throw new UnreadableBody("the body has not come within " + patience.toSeconds() + " seconds");
            }
        }
        return bytes.toByteArray();
    }

    /** The object that the body holds, in JSON or XML or as a form; an empty body is an empty object. */
    public Members members(Optional<String> type, byte[] bytes) {
        if (bytes.length == 0) {
            return Members.NONE;
        }
        if (is(type, JSON)) {
            requireUtf8(bytes);
            requireShallow(bytes);
            return new Members(parse(bytes), "", false);
        }
        if (is(type, XML)) {
            return new Members(Format.readXml(bytes, MAX_DEPTH), "", true);
        }
        if (is(type, FORM)) {
            return new Members(FormFields.members(bytes, MAX_DEPTH), "", true);
        }
        throw new UnsupportedType();
    }

    /** The same, where plain text stands for one member. */
    public Members members(Optional<String> type, byte[] bytes, String textMember) {
        if (!is(type, TEXT)) {
            return members(type, bytes);
        }
        requireUtf8(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.isEmpty()
                ? Members.NONE
                : new Members(
                        Trees.JSON.createObjectBuilder().add(textMember, text).build(), "", false);
    }

    private static boolean is(Optional<String> type, Pattern wanted) {
        return type.filter(given -> wanted.matcher(given).lookingAt()).isPresent();
    }

    private static JsonObject parse(byte[] bytes) {
        try (var parser = Trees.JSON.createParser(new ByteArrayInputStream(bytes))) {
            if (parser.next() == JsonParser.Event.START_OBJECT) {
                var object = parser.getObject();
                if (!parser.hasNext()) {
                    return object;
                }
            }
            throw new UnreadableBody("the body is not a JSON object");
        } catch (JsonException | NoSuchElementException e) {
            throw new UnreadableBody("the body is not a JSON object", e);
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
                throw new UnreadableBody("the body is nested deeper than " + MAX_DEPTH + " levels");
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
