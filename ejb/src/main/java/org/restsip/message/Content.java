package org.restsip.message;

import java.util.Map;
import org.restsip.InvalidValue;

/**
 * What is sent, byte for byte.
 *
 * @param type  the media type with its parameters, as the sender gave it
 * @param bytes not copied, so not to be changed
 * @param about what the sender says of it: its language, its subject, by the names of the headers that say so
 */
@SuppressWarnings("ArrayRecordComponent") // bytes cross many hands and are compared by none
public record Content(String type, byte[] bytes, Map<String, String> about) {
    private static final int MAX_TYPE = 255;

    /** The type goes into the headers of other protocols, so it holds nothing that could end a line there. */
    public Content {
        about = Map.copyOf(about);
        about.forEach(Content::requirePrintable);
        requirePrintable("Content-Type", type);
    }

    /** Of which nothing is said but its type. */
    public Content(String type, byte[] bytes) {
        this(type, bytes, Map.of());
    }

    private static void requirePrintable(String name, String value) {
        if (value.length() > MAX_TYPE || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(name, "must have no more than " + MAX_TYPE + " printable characters");
        }
    }

    public int size() {
        return bytes.length;
    }
}
