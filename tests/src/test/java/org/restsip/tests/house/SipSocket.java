package org.restsip.tests.house;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One socket to a server's SIP port: bytes go out as they are, whole messages come in. */
public final class SipSocket implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^(?:content-length|l)\\s*:\\s*(\\d+)");

    private final Server server;
    private final @Nullable Socket stream;
    private final @Nullable DatagramSocket datagrams;

    private SipSocket(Server server, @Nullable Socket stream, @Nullable DatagramSocket datagrams) {
        this.server = server;
        this.stream = stream;
        this.datagrams = datagrams;
    }

    public static SipSocket open(Server server, boolean tcp) {
        var here = InetAddress.getLoopbackAddress();
        try {
            return tcp
                    ? new SipSocket(server, new Socket(here, server.sipPort()), null)
                    : new SipSocket(server, null, new DatagramSocket(new InetSocketAddress(here, 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return stream != null ? stream.getLocalPort() : udp().getLocalPort();
    }

    /** False if the server has cut the connection. */
    public boolean send(byte[] bytes) {
        try {
            if (stream != null) {
                stream.getOutputStream().write(bytes);
            } else {
                udp().send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), server.sipPort()));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The next message; empty if none came in time, or the connection is over. */
    public Optional<String> receive(int millis) {
        try {
            return stream != null ? fromStream(stream, millis) : fromDatagram(millis);
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // reset: it was cut
        }
    }

    private Optional<String> fromDatagram(int millis) throws IOException {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        udp().setSoTimeout(millis);
        udp().receive(packet);
        return Optional.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
    }

    private static Optional<String> fromStream(Socket stream, int millis) throws IOException {
        stream.setSoTimeout(millis);
        var head = head(stream.getInputStream());
        var length = LENGTH.matcher(head);
        var body = length.find() ? stream.getInputStream().readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return head.isBlank() ? Optional.empty() : Optional.of(head + new String(body, StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        var next = in.read();
        while (next >= 0) {
            head.write(next);
            var text = head.toString(StandardCharsets.UTF_8);
            if (text.endsWith("\r\n\r\n") && !text.isBlank()) {
                return text;
            }
            next = in.read();
        }
        return "";
    }

    private DatagramSocket udp() {
        return Optional.ofNullable(datagrams).orElseThrow();
    }

    @Override
    public void close() {
        try {
            if (stream != null) {
                stream.close();
            } else {
                udp().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
