package org.restsip.message;

/**
 * What is sent, byte for byte.
 *
 * @param type  the media type with its parameters, as the sender gave it
 * @param bytes not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes cross many hands and are compared by none
public record Content(String type, byte[] bytes) {
    public int size() {
        return bytes.length;
    }
}
