package org.restsip.connector.stack.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads Content-Length out of the headers of a message that nobody has parsed yet (RFC 3261, section 20.14). */
final class ContentLength {

    private ContentLength() {}

    /** Empty if there is none, if it is no number, or if there are several that differ. */
    static OptionalLong in(byte[] head) {
        var found = OptionalLong.empty();
        for (var line : unfolded(head).lines().toList()) {
            var colon = line.indexOf(':');
            if (colon > 0 && isContentLength(line.substring(0, colon))) {
                var length = number(line.substring(colon + 1).strip());
                if (length.isEmpty() || (found.isPresent() && !found.equals(length))) {
                    return OptionalLong.empty();
                }
                found = length;
            }
        }
        return found;
    }

    private static String unfolded(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).replaceAll("\r?\n[ \t]+", " ");
    }

    private static boolean isContentLength(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.equals("content-length") || plain.equals("l");
    }

    private static OptionalLong number(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
