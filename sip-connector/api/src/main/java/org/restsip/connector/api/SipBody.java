package org.restsip.connector.api;

import java.nio.charset.StandardCharsets;

/**
 * A message body, byte for byte.
 *
 * @param contentType the value of Content-Type, with its parameters
 * @param bytes       the content; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes cross many hands and are compared by none
public record SipBody(String contentType, byte[] bytes) {

    /** The content read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
