package org.restsip.tests.house;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for phones: each is given out once. */
public final class Ports {
    private static final int LAST = 25699;
    private static final AtomicInteger NEXT = new AtomicInteger(25300);

    private Ports() {}

    public static int free() {
        for (var port = NEXT.getAndIncrement(); port <= LAST; port = NEXT.getAndIncrement()) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    /** Or the tests would talk to a server that somebody else has started. */
    public static void requireFree(int... ports) {
        for (var port : ports) {
            if (!isFree(port)) {
                throw new IllegalStateException("port " + port + " is in use: by another run of these tests?");
            }
        }
    }

    private static boolean isFree(int port) {
        var here = InetAddress.getLoopbackAddress();
        try (var udp = new DatagramSocket(new InetSocketAddress(here, port));
                var tcp = new ServerSocket(port, 1, here)) {
            return udp.isBound() && tcp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
