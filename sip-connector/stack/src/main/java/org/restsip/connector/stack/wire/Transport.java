package org.restsip.connector.stack.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How SIP messages travel (RFC 3261, section 18; RFC 7118). */
public enum Transport {
    UDP,
    TCP,
    TLS,
    WS,
    WSS;

    public static Optional<Transport> named(String name) {
        return Arrays.stream(values())
                .filter(transport -> transport.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether it needs a certificate. */
    public boolean isSecure() {
        return this == TLS || this == WSS;
    }

    public boolean isWebSocket() {
        return this == WS || this == WSS;
    }

    /** In lower case, as in a URI. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
