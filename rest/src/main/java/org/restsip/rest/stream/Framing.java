package org.restsip.rest.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.restsip.rest.tree.Format;

/** The forms in which events stand one after the other on an open connection. All show the same. */
enum Framing {
    /** Server-Sent Events, as the HTML standard has them. */
    SSE("text/event-stream") {
        @Override
        byte[] opening() {
            return utf8("retry: " + Frame.RETRY_MILLIS + "\n\n");
        }

        @Override
        byte[] frame(Frame frame) {
            var text = new StringBuilder();
            frame.id().ifPresent(id -> text.append("id: ").append(id).append('\n'));
            frame.retry()
                    .ifPresent(millis -> text.append("retry: ").append(millis).append('\n'));
            text.append("event: ").append(frame.type()).append('\n');
            return utf8(text.append("data: ").append(Format.line(frame.data())).append("\n\n"));
        }

        @Override
        byte[] heartbeat() {
            return utf8(":\n\n");
        }
    },
    /** One JSON object on each line; an empty line is a sign of life. */
    NDJSON("application/x-ndjson") {
        @Override
        byte[] frame(Frame frame) {
            return utf8(Format.line(frame.envelope()) + '\n');
        }

        @Override
        byte[] heartbeat() {
            return utf8("\n");
        }
    },
    /** JSON texts, each between a record separator and a line feed (RFC 7464); an empty one is a sign of life. */
    JSON_SEQUENCE("application/json-seq") {
        @Override
        byte[] frame(Frame frame) {
            return utf8('\u001e' + Format.line(frame.envelope()) + '\n');
        }

        @Override
        byte[] heartbeat() {
            return utf8("\u001e\n");
        }
    },
    /** The same JSON, each in a message of a WebSocket. */
    MESSAGES("application/json") {
        @Override
        byte[] frame(Frame frame) {
            return utf8(Format.line(frame.envelope()));
        }

        @Override
        byte[] heartbeat() {
            return new byte[0]; // a socket has pings
        }
    },
    /** One document without an end until the stream has one: its root holds an element for each event. */
    XML("application/xml") {
        @Override
        byte[] opening() {
            return utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<events>\n");
        }

        @Override
        byte[] frame(Frame frame) {
            return utf8(Format.xmlElement("event", frame.envelope()) + '\n');
        }

        @Override
        byte[] heartbeat() {
            return utf8("\n");
        }

        @Override
        byte[] closing() {
            return utf8("</events>\n");
        }
    };

    /** What an ordinary GET cannot be answered in. */
    private static final Set<Framing> ONLY_OPEN = EnumSet.of(SSE, NDJSON, JSON_SEQUENCE);

    private final String mediaType;

    Framing(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** What comes first. */
    byte[] opening() {
        return new byte[0];
    }

    /** One event. */
    abstract byte[] frame(Frame frame);

    /** What means nothing. */
    abstract byte[] heartbeat();

    /** What comes last, when the server ends the stream. */
    byte[] closing() {
        return new byte[0];
    }

    /** The form that only an open GET can have, if the Accept header names one; the first named one counts. */
    static Optional<Framing> named(String accept) {
        return Arrays.stream(accept.split(",", -1))
                .map(range -> range.split(";", -1)[0].strip())
                .flatMap(range -> ONLY_OPEN.stream().filter(framing -> framing.mediaType.equalsIgnoreCase(range)))
                .findFirst();
    }

    /** The form for who has said otherwise that the GET shall stay open. */
    static Framing suiting(String accept) {
        return named(accept)
                .orElseGet(
                        () -> Format.accepted(accept).filter(Format.XML::equals).isPresent() ? XML : NDJSON);
    }

    private static byte[] utf8(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
