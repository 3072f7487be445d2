package org.restsip.connector.stack;

import java.util.Locale;
import java.util.Optional;

/**
 * Where the stack listens, and where others are told that it does.
 *
 * @param transport  {@code udp}, {@code tcp}, {@code tls}, {@code ws} or {@code wss}
 * @param host       an IP address of this machine, or a wildcard address; IPv6 without brackets
 * @param port       1 to 65535
 * @param advertised what stands in Via and Contact, if it is not the same, as behind a NAT of ours
 */
public record ListenAddress(String transport, String host, int port, Optional<Advertised> advertised) {

    /** A host, IPv6 in brackets, and a port. */
    public record Advertised(String host, int port) {}

    public ListenAddress {
        transport = transport.toLowerCase(Locale.ROOT);
    }

    public ListenAddress(String transport, String host, int port) {
        this(transport, host, port, Optional.empty());
    }

    @Override
    public String toString() {
        return transport + ":" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
