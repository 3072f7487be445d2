package org.restsip.connector.api;

/**
 * One header line to be sent. A value that could start another line is refused, so that no text from
 * outside can add headers of its own.
 *
 * @param name  a token, such as {@code Contact}
 * @param value the value without the line end
 */
public record SipHeader(String name, String value) {

    /** @throws IllegalArgumentException if name or value hold a line break or another control character */
    public SipHeader {
        if (name.isEmpty() || !name.chars().allMatch(SipHeader::isToken)) {
            throw new IllegalArgumentException("not a header name");
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f))) {
            throw new IllegalArgumentException("a control character in header " + name);
        }
    }

    private static boolean isToken(int c) {
        return Character.isLetterOrDigit(c) || "-.!%*_+`'~".indexOf(c) >= 0;
    }
}
