package org.restsip.connector.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A phone on a UDP socket. */
final class UdpPhone implements AutoCloseable {
    private final DatagramSocket socket;
    private final int server;

    UdpPhone(int server) throws IOException {
        this.socket = new DatagramSocket(0, Ports.LOOPBACK);
        this.server = server;
    }

    int port() {
        return socket.getLocalPort();
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, Ports.LOOPBACK, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String receive() {
        return receiveWithin(5000).orElseThrow(() -> new AssertionError("nothing came"));
    }

    /** Empty if nothing came from the server's port in time. */
    Optional<String> receiveWithin(int millis) {
        var packet = new DatagramPacket(new byte[65536], 65536);
        try {
            socket.setSoTimeout(millis);
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (packet.getPort() != server) {
            throw new AssertionError("came from port " + packet.getPort());
        }
        return Optional.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        socket.close();
    }
}
