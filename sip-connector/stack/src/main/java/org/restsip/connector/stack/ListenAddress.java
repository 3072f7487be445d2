package org.restsip.connector.stack;

import java.util.Locale;

/**
 * Where the stack listens.
 *
 * @param transport {@code udp} or {@code tcp}
 * @param host      an IP address of this machine, or a wildcard address
 * @param port      1 to 65535
 */
public record ListenAddress(String transport, String host, int port) {

    public ListenAddress {
        transport = transport.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return transport + ":" + host + ":" + port;
    }
}
