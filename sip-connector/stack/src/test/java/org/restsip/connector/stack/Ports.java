package org.restsip.connector.stack;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that nobody uses. */
final class Ports {
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Ports() {}

    /** Free for UDP and for TCP. */
    static int free() throws IOException {
        IOException taken = new IOException("not tried");
        for (int attempt = 0; attempt < 50; attempt++) {
            try (var tcp = new ServerSocket(0, 1, LOOPBACK);
                    var udp = new DatagramSocket(null)) {
                udp.bind(new InetSocketAddress(LOOPBACK, tcp.getLocalPort()));
                return tcp.getLocalPort();
            } catch (BindException e) {
                taken = e;
            }
        }
        throw taken;
    }
}
