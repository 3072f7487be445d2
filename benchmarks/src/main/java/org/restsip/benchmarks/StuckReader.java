package org.restsip.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;

/**
 * What readers of one login wait for each change, alone and beside one that never reads: open loop, one change after
 * the other, events of several kilobytes so that the buffers of the one that does not read are soon full.
 *
 * <p>Run from its source: {@code java StuckReader.java PORT SECONDS}. Prints one JSON object.
 */
public final class StuckReader {
    private static final int READERS = 50;
    private static final int CONTACTS = 10;
    private static final String USER = "user9999@example.com";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":secret").getBytes(StandardCharsets.UTF_8));
    private static final Pattern TOKEN = Pattern.compile("@@([0-9]+)@@");
    private static final String FILLER = "x".repeat(200);

    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLongArray waited = new AtomicLongArray(4_000_000);
    private final AtomicLong measured = new AtomicLong();
    private final AtomicBoolean lost = new AtomicBoolean();

    private StuckReader(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var port = Integer.parseInt(arguments[0]);
        var seconds = Integer.parseInt(arguments[1]);
        new StuckReader(port).run(seconds);
    }

    private void run(int seconds) throws IOException, InterruptedException {
        var readers = new ArrayList<Socket>();
        for (var i = 0; i < READERS; i++) {
            readers.add(reader());
        }
        changes(2);
        var alone = changes(seconds);
        var stuck = open(4096);
        var beside = changes(2 * seconds);
        if (lost.get()) {
            throw new IOException("a reader that reads lost its stream");
        }
        var cut = cut(stuck);
        System.out.printf(
                Locale.ROOT,
                "{\"label\":\"product/stuck\",\"alone_p99_ms\":%.2f,\"alone_max_ms\":%.2f,\"stuck_p99_ms\":%.2f,"
                        + "\"stuck_max_ms\":%.2f,\"added_p99_ms\":%.2f,\"events\":%d,\"cut\":%s}%n",
                alone.p99(),
                alone.max(),
                beside.p99(),
                beside.max(),
                beside.p99() - alone.p99(),
                beside.count(),
                cut);
        for (var reader : readers) {
            reader.close();
        }
        System.exit(0); // readers wait on their sockets
    }

    private record Waits(double p99, double max, int count) {}

    private Waits changes(int seconds) throws IOException, InterruptedException {
        measured.set(0);
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        for (var n = 0; System.nanoTime() < end; n++) {
            change(n % CONTACTS);
        }
        Thread.sleep(500);
        var count = (int) Math.min(measured.get(), waited.length());
        var sorted = new long[count];
        Arrays.setAll(sorted, waited::get);
        Arrays.sort(sorted);
        return count == 0
                ? new Waits(Double.NaN, Double.NaN, 0)
                : new Waits(sorted[count * 99 / 100] / 1e6, sorted[count - 1] / 1e6, count);
    }

    private void change(int contact) throws IOException, InterruptedException {
        var body =
                "{\"contact\":\"sip:phone%d@192.0.2.10:5060;x=%s\",\"presence\":{\"status\":\"available\",\"note\":\"@@%d@@ %s\"}}"
                        .formatted(contact, FILLER, System.nanoTime(), FILLER);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login/" + USER))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200 && status != 201) {
            throw new IOException("a change was answered " + status);
        }
    }

    private Socket reader() throws IOException {
        var socket = open(1 << 20);
        var thread = new Thread(() -> read(socket));
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private Socket open(int buffer) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET /login/" + USER
                                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nAuthorization: "
                                + AUTHORIZATION + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Each event shows all contacts; the newest time in it is the change's. */
    private void read(Socket socket) {
        var seen = System.nanoTime();
        try (var lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 65536)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var now = System.nanoTime();
                var newest = TOKEN.matcher(line)
                        .results()
                        .mapToLong(t -> Long.parseLong(t.group(1)))
                        .max();
                if (newest.isPresent() && newest.getAsLong() > seen) {
                    seen = newest.getAsLong();
                    var index = measured.getAndIncrement();
                    if (index < waited.length()) {
                        waited.set((int) index, now - seen);
                    }
                }
            }
        } catch (IOException e) {
            lost.set(true);
        }
    }

    /** Whether the server has ended it by now: then what is buffered ends in a reset or in nothing. */
    private static String cut(Socket stuck) {
        try (stuck) {
            stuck.setSoTimeout(1000);
            var buffer = new byte[1 << 16];
            var in = stuck.getInputStream();
            while (in.read(buffer) >= 0) {
                // what was buffered before
            }
            return "1";
        } catch (SocketTimeoutException e) {
            return "0";
        } catch (IOException e) {
            return "1";
        }
    }
}
