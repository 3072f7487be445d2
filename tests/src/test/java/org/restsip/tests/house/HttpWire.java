package org.restsip.tests.house;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to the HTTP port, for bytes that no client library would send. */
public final class HttpWire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    private HttpWire(Socket socket) {
        this.socket = socket;
    }

    public static HttpWire to(Server server) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new HttpWire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes back for a request of these lines, to which the end of its headers is added. */
    public static String ask(Server server, String... lines) {
        try (var wire = to(server)) {
            wire.write(String.join("\r\n", lines) + "\r\n\r\n");
            return wire.answer();
        }
    }

    /** Whether the other side still took it. */
    public boolean write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Nothing more will be written. */
    public void halfClose() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether something has come, or the other side has closed. */
    public boolean hasAnswer() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** What comes until the end of headers and what is there of the body then; what there was if it is cut before. */
    public String answer() {
        var answer = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (var read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, read);
                if (isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (IOException e) {
            // Cut, or silence until the time is over: what came before counts.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    private static boolean isWhole(String answer) {
        var end = answer.indexOf("\r\n\r\n");
        var length = answer.replaceFirst("(?s).*?\r\nContent-Length: ([0-9]+)\r\n.*", "$1");
        return end >= 0 && length.matches("[0-9]{1,9}") && answer.length() >= end + 4 + Integer.parseInt(length);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
