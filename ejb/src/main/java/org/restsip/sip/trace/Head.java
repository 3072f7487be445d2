package org.restsip.sip.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The start line and the headers of a message (RFC 3261, section 7), read without judging them: a trace must show what
 * no parser takes.
 *
 * @param startLine as it came
 * @param lines     the headers, each on one line
 */
record Head(String startLine, List<String> lines) {
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern END_OF_LINE = Pattern.compile("\\r?\\n");

    static Head of(String text) {
        var lines =
                END_OF_LINE.splitAsStream(FOLD.matcher(text).replaceAll(" ")).toList();
        return lines.isEmpty() ? new Head("", List.of()) : new Head(lines.get(0), lines.subList(1, lines.size()));
    }

    /** The values of the headers of that name, or of its compact form (section 7.3.3). */
    Stream<String> values(String name, String compact) {
        return lines.stream().flatMap(line -> value(line, name, compact).stream());
    }

    Optional<String> value(String name, String compact) {
        return values(name, compact).findFirst();
    }

    private static Optional<String> value(String line, String name, String compact) {
        var colon = line.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var called = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return called.equals(name) || called.equals(compact)
                ? Optional.of(line.substring(colon + 1).strip())
                : Optional.empty();
    }
}
