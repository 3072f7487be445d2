package org.restsip.rest.edge;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The other end of a request, as far as those say who are trusted to.
 *
 * @param address of the client, or of the first proxy on its way that is not trusted
 * @param secure  whether it speaks TLS, with us or with the proxy in front
 * @param host    the host, and port if not the usual one, at which it believes to be
 */
public record Client(InetAddress address, boolean secure, String host) {

    /** The address without a name, such as {@code 192.0.2.7}. */
    public String ip() {
        return address.getHostAddress();
    }

    /** What one household or machine has: an address, or with IPv6 the 64 bits that all its addresses share. */
    String network() {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8));
    }

    /** Whether a page of that origin (RFC 6454) came from the host that it now talks to. */
    public boolean isSameOrigin(String origin) {
        return normal(origin).equals(normal((secure ? "https://" : "http://") + host));
    }

    private static String normal(String origin) {
        return origin.toLowerCase(Locale.ROOT).replaceFirst("^(http://.*):80$|^(https://.*):443$", "$1$2");
    }
}
