package org.restsip.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import org.restsip.connector.stack.Wiring;
import org.restsip.connector.stack.wire.Certificates;
import org.restsip.connector.stack.wire.Certificates.Store;
import org.restsip.connector.stack.wire.Limits;

/** What the listeners share, from the settings. */
final class Wires {
    private static final String FILE = "-file";

    private Wires() {}

    /** @throws IllegalArgumentException with a sentence for operators, if that cannot be */
    static Wiring configured() {
        var origins = new HashSet<String>();
        Settings.list("sip.ws.origins", "").forEach(origin -> origins.add(origin.toLowerCase(Locale.ROOT)));
        return new Wiring(limits(), certificates(), origins);
    }

    private static Limits limits() {
        var usual = Limits.DEFAULT;
        return new Limits(
                positive("sip.max-message", usual.message()),
                positive("sip.max-connections", usual.connections()),
                positive("sip.max-connections-per-address", usual.connectionsPerAddress()),
                Duration.ofSeconds(positive("sip.idle", (int) usual.idle().toSeconds())),
                usual.patience(),
                usual.first(),
                usual.buffers());
    }

    private static int positive(String key, int otherwise) {
        var number = Settings.number(null, key, otherwise);
        if (number < 1) {
            throw new IllegalArgumentException(key + " must be more than " + number);
        }
        return number;
    }

    private static Optional<Certificates> certificates() {
        return store("sip.tls.keystore").map(own -> {
            try {
                return new Certificates(own, store("sip.tls.truststore"));
            } catch (IOException e) {
                throw new IllegalArgumentException("sip.tls.keystore: " + e.getMessage(), e);
            }
        });
    }

    private static Optional<Store> store(String key) {
        var file = Settings.text(null, key, "");
        return file.isEmpty() ? Optional.empty() : Optional.of(new Store(Path.of(file), secret(key + ".password")));
    }

    /** As it stands there, or in the file that is named instead. */
    private static String secret(String key) {
        var file = Settings.text(null, key + FILE, "");
        try {
            return file.isEmpty()
                    ? Settings.text(null, key, "")
                    : Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(key + FILE + ": cannot be read: " + file, e);
        }
    }
}
