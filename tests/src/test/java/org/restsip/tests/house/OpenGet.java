package org.restsip.tests.house;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A request that is written on a socket byte for byte, and an answer that is read as it comes, or not at all. */
public final class OpenGet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile boolean over;

    private OpenGet(Socket socket) {
        this.socket = socket;
    }

    /** Writes this, and reads whatever comes. */
    public static OpenGet reading(Server server, String request) {
        var open = new OpenGet(connected(server));
        open.write(request);
        var reader = new Thread(open::read, "open GET");
        reader.setDaemon(true);
        reader.start();
        return open;
    }

    /** Writes this, and never reads; what the other side may send before it has to wait is little. */
    public static OpenGet notReading(Server server, String request) {
        var open = new OpenGet(connected(server));
        open.write(request);
        return open;
    }

    /** The lines of a GET with these further headers, each with its end. */
    public static String get(String path, String authorization, String headers) {
        return "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\n%s\r\n"
                .formatted(path, Server.HOST, authorization, headers);
    }

    public void write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that nothing more will be written. */
    public void closeHalf() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Is gone at once, as a process that was killed with something unread. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return received.toString(StandardCharsets.UTF_8);
    }

    /** All that came, once it is so. */
    public String await(String what, Predicate<String> wanted) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> wanted.test(text()));
        return text();
    }

    public void awaitEnd() {
        Awaitility.await("the end").atMost(PATIENCE).until(() -> over);
    }

    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connected(Server server) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.httpPort()), 5000);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            var buffer = new byte[4096];
            for (var read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                received.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Closed, by either side: nothing more will come.
        } finally {
            over = true;
        }
    }
}
