package org.restsip.message;

import org.restsip.InvalidValue;

/**
 * What is sent, byte for byte.
 *
 * @param type  the media type with its parameters, as the sender gave it
 * @param bytes not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes cross many hands and are compared by none
public record Content(String type, byte[] bytes) {
    private static final int MAX_TYPE = 255;

    /** The type goes into the headers of other protocols, so it holds nothing that could end a line there. */
    public Content {
        if (type.length() > MAX_TYPE || type.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("Content-Type", "must have no more than " + MAX_TYPE + " printable characters");
        }
    }

    public int size() {
        return bytes.length;
    }
}
