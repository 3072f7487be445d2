package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A Payara domain of our own, made and started by the script that operators use. */
public final class Payara {
    private static final Path DOMAIN = Folders.target("payara/restsip");

    private Payara() {}

    /** An empty domain: deploying is for whoever asks. */
    public static void start() {
        script("create");
        Runtime.getRuntime().addShutdownHook(new Thread(Payara::stop));
        script("start");
    }

    public static void stop() {
        script("stop");
    }

    private static void script(String action) {
        try {
            var log = Files.createDirectories(Folders.target("payara")).resolve(action + ".log");
            var builder = new ProcessBuilder(
                            Folders.ear("src/main/payara/domain.sh").toString(), action, DOMAIN.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("PAYARA_HOME", System.getProperty("payara.home", ""));
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
