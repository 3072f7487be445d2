package org.restsip.trace;

import java.net.InetSocketAddress;

/** How the two ends of a way are written. */
final class Endpoints {
    private Endpoints() {}

    /** {@code address:port}, an IPv6 address in brackets. */
    static String text(InetSocketAddress end) {
        var address = end.getAddress().getHostAddress();
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + end.getPort();
    }
}
