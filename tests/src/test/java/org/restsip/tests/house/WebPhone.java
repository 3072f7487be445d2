package org.restsip.tests.house;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A phone in a browser: SIP.js over WebSocket (RFC 7118), played by Node. */
public final class WebPhone implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/js");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final Writer commands;
    private final List<JsonObject> events = new ArrayList<>();

    private WebPhone(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        var reader = new Thread(this::read, "web-phone");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it at that WebSocket; it is connected, and not registered. */
    public static WebPhone start(String url, User user) {
        var folder = installed();
        try {
            var phone = new WebPhone(
                    new ProcessBuilder("node", "phone.mjs", url, user.address(), user.device(), user.secret())
                            .directory(folder.toFile())
                            .redirectError(folder.resolve("errors.log").toFile())
                            .start());
            phone.await("connected", event -> true);
            return phone;
        } catch (IOException e) {
            throw new UncheckedIOException("Node could not be started: is it installed?", e);
        }
    }

    /** The packages of the lock file, and their scripts never run. */
    private static Path installed() {
        var folder = Folders.target("web-phone");
        try {
            Files.createDirectories(folder);
            for (var file : List.of("package.json", "package-lock.json", "phone.mjs")) {
                Files.copy(SOURCE.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.isDirectory(folder.resolve("node_modules"))) {
                run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("npm could not be started: is it installed?", e);
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        var log = folder.resolve("npm.log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("npm failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Registers, or refreshes. */
    public void register() {
        command(Json.createObjectBuilder().add("command", "register"));
        await("registered", event -> event.getInt("status") == 200);
    }

    public void unregister() {
        command(Json.createObjectBuilder().add("command", "unregister"));
        await("unregistered", event -> event.getInt("status") == 200);
    }

    /** Sends a MESSAGE, which the server accepts. */
    public void message(User to, String text) {
        command(Json.createObjectBuilder()
                .add("command", "message")
                .add("to", to.address())
                .add("body", text));
        await("sent", event -> event.getInt("status") == 202);
    }

    public void subscribe(User to) {
        command(Json.createObjectBuilder().add("command", "subscribe").add("to", to.address()));
    }

    public void publish(String pidf) {
        command(Json.createObjectBuilder().add("command", "publish").add("body", pidf));
    }

    /** Waits until a MESSAGE with that text has come. */
    public void awaitMessage(String text) {
        await("message", event -> event.getString("body").equals(text));
    }

    /** Waits until a NOTIFY has come that holds that text. */
    public void awaitNotify(String text) {
        await("notify", event -> event.getString("body").contains(text));
    }

    private void command(JsonObjectBuilder command) {
        try {
            commands.write(command.build() + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the phone has ended", e);
        }
    }

    /** Waits for an event, which is then over. */
    private void await(String name, Predicate<JsonObject> wanted) {
        Awaitility.await()
                .alias("the web phone says " + name)
                .atMost(PATIENCE)
                .until(() -> take(name, wanted).isPresent());
    }

    private synchronized Optional<JsonObject> take(String name, Predicate<JsonObject> wanted) {
        var found = events.stream()
                .filter(event -> event.getString("event").equals(name))
                .filter(wanted)
                .findFirst();
        found.ifPresent(events::remove);
        return found;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void heard(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            events.add(reader.readObject());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
