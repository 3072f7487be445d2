package org.restsip.tests.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages for web developers, and in them the blocks that are commands and answers. */
public final class Guide {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("```(\\w*)(?: terminal=(\\w+))?\\s*");

    private Guide() {}

    /**
     * A fenced block.
     *
     * @param page     where it stands
     * @param line     its first line there
     * @param terminal the other terminal that it belongs to, if any
     */
    public record Block(String page, int line, String language, Optional<String> terminal, String text) {
        public boolean isCommand() {
            return language.equals("sh");
        }

        public boolean isAnswer() {
            return language.equals("json") || language.equals("text");
        }

        public String name() {
            return page + ":" + line + " " + text.lines().findFirst().orElse("");
        }
    }

    /** The README's blocks, and then the guide's in the order of its pages. */
    public static List<Block> blocks() {
        return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages().stream())
                .flatMap(page -> blocks(page).stream())
                .toList();
    }

    public static List<Path> pages() {
        try (var files = Files.list(ROOT.resolve("docs/guide"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(Path page) {
        var blocks = new ArrayList<Block>();
        var text = new StringBuilder();
        Optional<Block> open = Optional.empty();
        var number = 0;
        for (var line : lines(page)) {
            number++;
            var fence = FENCE.matcher(line);
            if (!fence.matches()) {
                text.append(line).append('\n');
            } else if (open.isPresent()) {
                blocks.add(filled(open.get(), text.toString()));
                open = Optional.empty();
            } else {
                var terminal = Optional.ofNullable(fence.group(2));
                open = Optional.of(new Block(page.getFileName().toString(), number + 1, fence.group(1), terminal, ""));
                text.setLength(0);
            }
        }
        return blocks;
    }

    private static Block filled(Block block, String text) {
        return new Block(block.page(), block.line(), block.language(), block.terminal(), text);
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
