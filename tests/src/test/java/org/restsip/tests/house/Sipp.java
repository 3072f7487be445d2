package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A run of sipp (Debian's sip-tester) with a scenario of src/test/resources/sipp. */
public final class Sipp implements AutoCloseable {
    private static final AtomicInteger RUN = new AtomicInteger();
    static final String ANSWER = "answer";
    static final String STAY = "register-and-stay";
    private static final int PATIENCE_SECONDS = 45;

    private final String scenario;
    private final Path folder;
    private final Process process;

    private Sipp(String scenario, Path folder, Process process) {
        this.scenario = scenario;
        this.folder = folder;
        this.process = process;
    }

    /** The words stand in the scenario in brackets: sipp's own -key would not do in a status line. */
    static Sipp start(String scenario, Server server, Map<String, String> words, List<String> arguments) {
        try {
            var folder =
                    Folders.fresh(Folders.target("sipp").resolve("%03d-%s".formatted(RUN.incrementAndGet(), scenario)));
            var command = new ArrayList<>(List.of("sipp", Server.HOST + ":" + server.sipPort()));
            command.addAll(List.of("-sf", write(folder, scenario, words)));
            command.addAll(List.of("-i", Server.HOST, "-m", "1", "-nostdin"));
            command.addAll(List.of("-timeout", PATIENCE_SECONDS + "s", "-timeout_error", "-recv_timeout", "40000"));
            command.addAll(List.of(
                    "-trace_msg",
                    "-message_file",
                    folder.resolve("messages.log").toString()));
            command.addAll(List.of(
                    "-trace_err", "-error_file", folder.resolve("errors.log").toString()));
            if (scenario.equals(STAY)) {
                command.addAll(List.of("-oocsf", write(folder, ANSWER, words)));
            }
            command.addAll(arguments);
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("screen.log").toFile());
            builder.environment().put("TERM", "xterm");
            return new Sipp(scenario, folder, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("sipp could not be started: is sip-tester installed?", e);
        }
    }

    /** Waits until it ends; whether sipp 3.6 took a TCP socket with nothing to read yet for a broken one, as it does at times. */
    boolean stumbled() {
        awaitEnd();
        return process.exitValue() != 0 && read("errors.log").contains("EAGAIN");
    }

    /** Waits until that went over the wire. */
    public void awaitSeen(String text) {
        Awaitility.await("sipp sees " + text).until(() -> messages().contains(text));
    }

    /** Waits until the scenario has been played to its end. */
    public Sipp awaitSuccess() {
        awaitEnd();
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    "sipp " + scenario + " ended with " + process.exitValue() + ": " + read("errors.log") + messages());
        }
        return this;
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS + 5, TimeUnit.SECONDS)) {
                throw new AssertionError("sipp " + scenario + " goes on and on: " + messages());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** All that went over the wire, as sipp traced it. */
    public String messages() {
        return read("messages.log");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String write(Path folder, String scenario, Map<String, String> words) throws IOException {
        var text = Files.readString(Folders.resource("sipp/" + scenario + ".xml"));
        for (var word : words.entrySet()) {
            text = text.replace("[" + word.getKey() + "]", word.getValue());
        }
        return Files.writeString(folder.resolve(scenario + ".xml"), text).toString();
    }

    private String read(String name) {
        try {
            var file = folder.resolve(name);
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
