package org.restsip.connector.stack;

import java.text.ParseException;

/** A message breaks the grammar of SIP (RFC 3261, section 25), and is refused for it, or dropped if it is a response. */
final class Malformed extends ParseException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Malformed(int status, String where) {
        super(where, 0);
        this.status = status;
    }

    /** @param where the header, or the part of the message, that is wrong */
    static Malformed in(String where) {
        return new Malformed(400, where);
    }

    /** The message is of another version of SIP (section 21.5.6). */
    static Malformed version() {
        return new Malformed(505, "SIP/2.0 is spoken here");
    }

    /** Longer than we read (section 21.5.7). */
    static Malformed tooLarge() {
        return new Malformed(513, "it is longer than is read here");
    }

    /** Nothing is wrong with it but the time (section 21.5.4). */
    static Malformed overload() {
        return new Malformed(503, "too much to do");
    }

    int status() {
        return status;
    }

    /** Names the culprit. */
    String reason() {
        return switch (status) {
            case 503 -> "Service Unavailable";
            case 505 -> "Version Not Supported: " + getMessage();
            case 513 -> "Message Too Large";
            default -> "Bad Request: " + getMessage();
        };
    }
}
