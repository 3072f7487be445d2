package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A phone at a UDP port, played by the test itself: it hears everything and answers when it is told to. */
public final class Handset implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int ALL = 65_535;

    private final DatagramSocket socket;

    public Handset(int port) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first request to come that is so. */
    public String await(Predicate<String> wanted) {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[ALL], ALL);
                socket.receive(packet);
                var heard = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                if (wanted.test(heard)) {
                    return heard;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("nothing like that came", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers to that server. */
    public void answer(String request, int status, Server server) {
        var copied = Arrays.stream(request.split("\r\n"))
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .map(line -> line.startsWith("To:") ? line + ";tag=handset" : line)
                .collect(Collectors.joining("\r\n"));
        var bytes = ("SIP/2.0 " + status + " Answered\r\n" + copied + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), server.sipPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a header of that message. */
    public static String header(String message, String name) {
        return Arrays.stream(message.split("\r\n"))
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1)
                .strip();
    }

    @Override
    public void close() {
        socket.close();
    }
}
