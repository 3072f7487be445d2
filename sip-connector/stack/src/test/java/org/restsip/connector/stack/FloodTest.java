package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with 96 MiB is flooded over UDP and TCP, also with what needs transactions, and serves a phone right after. */
class FloodTest {
    private static final long FLOOD_NANOS = Duration.ofSeconds(5).toNanos();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aFloodedServerShedsItsLoadAndServesAPhoneRightAfter() throws Exception {
        var port = Ports.free();
        var errors = folder.resolve("errors").toFile();
        var server = start(port, errors);
        try (var said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("ready");
            flood(port);

            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> {
                try (var phone = new UdpPhone(port)) {
                    phone.send(request("REGISTER", "UDP", "127.0.0.1:" + phone.port(), newCallId()));
                    assertThat(phone.receiveWithin(500).orElse("")).startsWith("SIP/2.0 200");
                }
            });
            try (var phone = new TcpPhone(port)) {
                phone.send(request("REGISTER", "TCP", "127.0.0.1:" + phone.port(), newCallId()));
                assertThat(phone.receive()).startsWith("SIP/2.0 200");
            }
            server.getOutputStream().write('?');
            server.getOutputStream().flush();
            assertThat(said.readLine()).isEqualTo("dead: []");
            assertThat(Files.readString(errors.toPath())).doesNotContain("OutOfMemoryError");
        } finally {
            server.destroy();
        }
    }

    private static Process start(int port, File errors) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FloodedServer.class.getName(),
                        Integer.toString(port))
                .redirectError(errors)
                .start();
    }

    private static void flood(int port) throws Exception {
        var floods = new ArrayList<Callable<String>>();
        floods.add(() -> datagrams(port, "OPTIONS"));
        floods.add(() -> datagrams(port, "MESSAGE"));
        for (int i = 0; i < 4; i++) {
            floods.add(() -> stream(port));
        }
        var threads = Executors.newCachedThreadPool();
        try {
            for (var done : threads.invokeAll(floods)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String datagrams(int port, String method) throws IOException {
        try (var socket = new DatagramSocket(0, Ports.LOOPBACK)) {
            for (var end = System.nanoTime() + FLOOD_NANOS; System.nanoTime() < end; ) {
                var bytes = request(method, "UDP", "127.0.0.1:" + socket.getLocalPort(), newCallId())
                        .getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, Ports.LOOPBACK, port));
            }
        }
        return "done";
    }

    /** Pipelines requests and reads no answer; dials again when it is cut. */
    private static String stream(int port) {
        for (var end = System.nanoTime() + FLOOD_NANOS; System.nanoTime() < end; ) {
            try (var socket = new Socket(Ports.LOOPBACK, port)) {
                socket.setSoTimeout(1000);
                var closer = new Thread(() -> closeAt(socket, end));
                closer.setDaemon(true);
                closer.start();
                for (var method = "OPTIONS"; System.nanoTime() < end; method = other(method)) {
                    socket.getOutputStream()
                            .write(request(method, "TCP", "127.0.0.1:9", newCallId())
                                    .getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException cut) {
                assertThat(cut).isNotNull(); // as it should be
            }
        }
        return "done";
    }

    private static void closeAt(Socket socket, long end) {
        await().atMost(Duration.ofSeconds(20)).until(() -> System.nanoTime() >= end || socket.isClosed());
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String other(String method) {
        return List.of("OPTIONS", "MESSAGE").get(method.equals("OPTIONS") ? 1 : 0);
    }
}
