package org.restsip.tests.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The messages of the RFCs themselves, one file each. They are others' work and so not kept here, but looked for in a folder
 * beside the repository, or where {@code -Dtorture.folder} says.
 */
public final class Originals {
    private static final Path FOLDER = Path.of(System.getProperty("torture.folder", "../../shared/torture"))
            .toAbsolutePath()
            .normalize();

    private Originals() {}

    public static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    /** For people: where they were looked for. */
    public static Path folder() {
        return FOLDER;
    }

    public static byte[] of(Point point) {
        return read("rfc4475", point)
                .or(() -> read("rfc5118", point))
                .orElseThrow(() -> new AssertionError("no " + point.name() + ".dat in " + FOLDER));
    }

    private static Optional<byte[]> read(String rfc, Point point) {
        var file = FOLDER.resolve(rfc).resolve(point.name() + ".dat");
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
