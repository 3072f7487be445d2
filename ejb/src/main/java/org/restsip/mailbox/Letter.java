package org.restsip.mailbox;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be left in a mailbox.
 *
 * @param type   the content's media type with its parameters
 * @param media  where the medium is, if the content only names it
 * @param length bytes of the content, if the sender has said so beforehand
 * @param body   the content, read once
 */
public record Letter(String type, Optional<String> media, OptionalLong length, InputStream body) {

    /** One whose content is in memory. */
    public static Letter of(String type, Optional<String> media, byte[] content) {
        return new Letter(type, media, OptionalLong.of(content.length), new ByteArrayInputStream(content));
    }
}
