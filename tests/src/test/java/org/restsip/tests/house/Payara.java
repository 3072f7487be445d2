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

/** A Payara domain of our own, made and started by the script that operators use. */
public final class Payara {
    private static final Path DOMAIN = Folders.target("payara/restsip");

    private Payara() {}

    /** An empty domain: deploying is for whoever asks. */
    public static void start() {
        start(Map.of());
    }

    /** The same with the EAR in it, which is ready when this returns. */
    public static void startWithEar(Map<String, String> settings) {
        start(settings, Folders.ear("target/restsip.ear").toString());
    }

    public static void stop() {
        script("stop", Map.of());
    }

    public static Path logFile() {
        return DOMAIN.resolve("logs/server.log");
    }

    private static void start(Map<String, String> settings, String... ear) {
        script("create", settings);
        Runtime.getRuntime().addShutdownHook(new Thread(Payara::stop));
        script("start", settings, ear);
    }

    private static void script(String action, Map<String, String> settings, String... more) {
        try {
            var log = Files.createDirectories(Folders.target("payara")).resolve(action + ".log");
            var command = new ArrayList<>(
                    List.of(Folders.ear("src/main/payara/domain.sh").toString(), action, DOMAIN.toString()));
            command.addAll(List.of(more));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("PAYARA_HOME", System.getProperty("payara.home", ""));
            builder.environment().putAll(settings);
            var process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("domain.sh " + action + ": " + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
