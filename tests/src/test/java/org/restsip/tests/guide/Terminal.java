package org.restsip.tests.guide;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A shell that remembers its variables from one block to the next, and other terminals beside it. */
public final class Terminal implements AutoCloseable {
    private static final String END = "--- end of block";

    private final Path folder;
    private final Process shell;
    private final Writer in;
    private final BufferedReader out;

    public Terminal(Path folder) {
        this.folder = folder;
        try {
            shell = new ProcessBuilder("bash", "--noprofile", "--norc")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            in = shell.outputWriter(StandardCharsets.UTF_8);
            out = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
            run("set -o pipefail");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the commands print; the last one must succeed. */
    public String run(String commands) {
        try {
            in.write(commands + "\nprintf '\\n" + END + " %d\\n' $?\n");
            in.flush();
            var printed = new StringBuilder();
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(END)) {
                    return succeeded(line, printed.toString());
                }
                printed.append(line).append('\n');
            }
            throw new AssertionError("the shell has ended: " + printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs them beside, until this is closed; they know the variables that there are now. */
    public void runIn(String terminal, String commands) {
        run("{ " + commands + "\n} > " + terminal + ".out 2>&1 &");
    }

    /** What has come up in that terminal so far. */
    public String shownIn(String terminal) {
        try {
            return Files.readString(folder.resolve(terminal + ".out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
    }

    private static String succeeded(String end, String printed) {
        if (!end.equals(END + " 0")) {
            throw new AssertionError("the last command failed: " + printed);
        }
        return printed;
    }
}
