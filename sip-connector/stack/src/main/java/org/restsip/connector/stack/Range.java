package org.restsip.connector.stack;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; an address alone is a range of one (RFC 4632).
 *
 * @param prefix the bits that all of them share
 * @param length of an address, in bits
 * @param rest   how many bits they do not share
 */
record Range(BigInteger prefix, int length, int rest) {
    /** No names, which would be looked up. */
    private static final Pattern RANGE = Pattern.compile("([0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    /** @throws IllegalArgumentException if it is no range */
    static Range of(String text) {
        var parts = RANGE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an address or a range: " + text);
        }
        var address = address(parts.group(1));
        var length = address.length * Byte.SIZE;
        var shared = parts.group(2) == null ? length : Integer.parseInt(parts.group(2));
        if (shared > length) {
            throw new IllegalArgumentException("not a range: " + text);
        }
        return new Range(new BigInteger(1, address).shiftRight(length - shared), length, length - shared);
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length * Byte.SIZE == length
                && new BigInteger(1, bytes).shiftRight(rest).equals(prefix);
    }
}
