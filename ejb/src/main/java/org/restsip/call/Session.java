package org.restsip.call;

/**
 * What a participant shows the others so that they can exchange media: an address, a description, an
 * offer. Opaque to the server, which carries no media.
 *
 * @param json whether the text is a JSON value other than a string
 * @param text the string itself, or the JSON value
 */
public record Session(boolean json, String text) {
    /** Nothing to show. */
    public static final Session NONE = new Session(false, "");

    public boolean isEmpty() {
        return !json && text.isEmpty();
    }

    int size() {
        return text.length();
    }
}
