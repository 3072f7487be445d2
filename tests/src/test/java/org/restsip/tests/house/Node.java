package org.restsip.tests.house;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A node of our own: Open Liberty with the real EAR, as run.sh starts it, in a folder under target. */
public final class Node {
    private static final List<String> FILES = List.of("server.xml", "restsip.xml", "server.env", "jvm.options");
    private static final Duration START = Duration.ofMinutes(3);

    private final String name;
    private final Path folder;
    private final Server server;
    private final Map<String, String> settings;

    @Nullable
    private Process process;

    Node(String name, Server server, Map<String, String> settings) {
        this.name = name;
        this.folder = Folders.target("nodes/servers").resolve(name);
        this.server = server;
        this.settings = new LinkedHashMap<>(settings);
        this.settings.put("HTTP_PORT", Integer.toString(server.httpPort()));
        this.settings.put("SIP_PORT", Integer.toString(server.sipPort()));
    }

    public Server server() {
        return server;
    }

    /** Starts the process; {@link #awaitReady} waits for what comes of it. */
    public Node start() {
        Ports.requireFree(server.httpPort(), server.sipPort());
        try {
            Folders.fresh(folder);
            for (var file : FILES) {
                Files.copy(Folders.ear("src/main/liberty").resolve(file), folder.resolve(file));
            }
            var builder = new ProcessBuilder(
                            Folders.ear("target/liberty/wlp/bin/server").toString(), "run", name)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("console.log").toFile());
            var environment = builder.environment();
            environment.put("WLP_USER_DIR", Folders.target("nodes").toString());
            environment.put("EAR_FILE", Folders.ear("target/restsip.ear").toString());
            environment.put("JDBC_DIR", Folders.ear("target/jdbc").toString());
            environment.put("JVM_ARGS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms256m -Xmn128m");
            environment.putAll(settings);
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Node awaitReady() {
        await(name + " is ready (log: " + folder + ")")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .failFast(name + " does not start (log: " + folder + ")", () -> !isAlive() || isRefused())
                .until(this::isReady);
        return this;
    }

    public boolean isReady() {
        try {
            return server.anonymous().get("/health/ready").status() == 200;
        } catch (AssertionError e) {
            return false;
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether the application said no; the server itself then goes on without it. */
    public boolean isRefused() {
        return log().contains("CWWKZ0002E") || log().contains("CWWKZ0004E");
    }

    /** Stops it as an operator does, and waits for its end. */
    public void stop() {
        signal(false);
    }

    /** It is gone without a goodbye (kill -9). */
    public void kill() {
        signal(true);
    }

    /** What the server logged, and what it wrote to its console. */
    public String log() {
        return read(logFile()) + read(console());
    }

    public Path logFile() {
        return folder.resolve("logs/messages.log");
    }

    public Path console() {
        return folder.resolve("console.log");
    }

    private void signal(boolean hard) {
        if (process == null) {
            return;
        }
        // The script that starts Java stays in front of it on some systems.
        var all = process.descendants().toList();
        all.forEach(child -> end(child, hard));
        end(process.toHandle(), hard);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(ProcessHandle handle, boolean hard) {
        var ignored = hard ? handle.destroyForcibly() : handle.destroy();
    }

    private static String read(Path path) {
        try {
            return Files.exists(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
