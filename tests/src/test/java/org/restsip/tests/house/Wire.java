package org.restsip.tests.house;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Bytes to a SIP port, well formed or not. */
public final class Wire {
    private static final int PATIENCE_MILLIS = 5000;

    private Wire() {}

    /** Sends one datagram; what comes back within the time, or nothing. */
    public static String overUdp(Server server, byte[] bytes, int millis) {
        var here = InetAddress.getLoopbackAddress();
        try (var socket = new DatagramSocket(new InetSocketAddress(here, 0))) {
            socket.send(new DatagramPacket(bytes, bytes.length, here, server.sipPort()));
            socket.setSoTimeout(millis);
            var answer = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the bytes on a connection of their own; what comes back until it is closed or the time is over. */
    public static String overTcp(Server server, byte[] bytes, int millis) {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.sipPort())) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            socket.setSoTimeout(millis);
            var buffer = new byte[4096];
            for (var read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, read);
                if (answer.toString(StandardCharsets.UTF_8).contains("\r\n\r\n")) {
                    break;
                }
            }
        } catch (IOException e) {
            // Silence until the time is over, or a connection that was cut: what came before counts.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** A good OPTIONS, which is answered 200 by whoever is well. */
    public static String options(Server server, boolean tcp) {
        var request = """
                OPTIONS sip:%1$s SIP/2.0
                Via: SIP/2.0/%2$s 127.0.0.1:5999;branch=z9hG4bK%3$s;rport
                From: <sip:test@%1$s>;tag=%3$s
                To: <sip:%1$s>
                Call-ID: %3$s
                CSeq: 1 OPTIONS
                Max-Forwards: 70
                Content-Length: 0

                """.formatted(Server.DOMAIN, tcp ? "TCP" : "UDP", Long.toHexString(System.nanoTime()))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return tcp ? overTcp(server, request, PATIENCE_MILLIS) : overUdp(server, request, PATIENCE_MILLIS);
    }
}
