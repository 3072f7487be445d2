package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where things are in the build. */
public final class Folders {
    private static final Path HERE = Path.of("").toAbsolutePath();

    private Folders() {}

    public static Path target(String name) {
        return HERE.resolve("target").resolve(name);
    }

    public static Path resource(String name) {
        return HERE.resolve("src/test/resources").resolve(name);
    }

    /** A file of the EAR's module. */
    public static Path ear(String name) {
        return HERE.resolve("../ear").resolve(name).normalize();
    }

    /** An empty folder in place of what was there. */
    public static Path fresh(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (var old = Files.walk(folder)) {
                    for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
