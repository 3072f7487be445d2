package org.restsip.connector.api;

import java.net.InetAddress;
import java.util.Locale;

/**
 * The pair of sockets on which a message came, enough to reach its sender again on the same node,
 * also behind NAT (RFC 5626, section 3.1; for UDP the pair of addresses alone).
 *
 * @param transport     {@code udp}, {@code tcp}, {@code tls}, {@code ws} or {@code wss}
 * @param localAddress  where our listener is bound; may be a wildcard address
 * @param localPort     the port of our listener
 * @param remoteAddress the sender's address as seen by us
 * @param remotePort    the sender's port as seen by us
 */
public record Flow(
        String transport, InetAddress localAddress, int localPort, InetAddress remoteAddress, int remotePort) {

    public Flow {
        transport = transport.toLowerCase(Locale.ROOT);
    }

    /** Whether messages keep their size and order on it; UDP does neither (RFC 3261, section 18.1.1). */
    public boolean isReliable() {
        return !transport.equals("udp");
    }

    /** Whether nobody on the way can read or change what goes over it. */
    public boolean isSecure() {
        return transport.equals("tls") || transport.equals("wss");
    }
}
