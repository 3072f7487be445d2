package org.restsip.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The log of a server after the tests: what it must not hold. */
public final class Log {
    /** Where an entry begins: on Liberty {@code [time] thread logger LEVEL}, on Payara {@code [time] [server] [LEVEL]}. */
    private static final Pattern LIBERTY = Pattern.compile("\\[[^]]+] [0-9a-f]{8} \\S+ +([A-Z]) .*");

    private static final Pattern PAYARA = Pattern.compile("\\[[^]]+] \\[[^]]*] \\[([A-Z]+)] .*");
    private static final Pattern ALARM = Pattern.compile("[EFW]|SEVERE|WARNING");
    private static final Pattern DIGEST = Pattern.compile("response=\"?[0-9a-f]{32}");

    private static final String BROKEN_HEADER =
            "Liberty fails by itself on a Basic header without a colon (Line), and leaves its thread to be tidied up";
    private static final Map<String, String> EXPLAINED = Map.of(
            "StringIndexOutOfBoundsException: begin 0, end -1", BROKEN_HEADER,
            "WELD-000714", BROKEN_HEADER,
            "WELD-000225", BROKEN_HEADER,
            "WELD-000335", BROKEN_HEADER,
            "WELD-000715", "Weld, of a request that waited for news and goes on: Liberty begins it twice");

    private final String text;

    private Log(String text) {
        this.text = text;
    }

    public static Log of(Path... files) {
        var text = new StringBuilder();
        try {
            for (var file : files) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Log(text.toString());
    }

    /**
     * Warnings and errors that nobody has explained.
     *
     * @param explained why what an entry contains is as it should be, beside what every server says
     */
    public List<String> alarms(Map<String, String> explained) {
        return entries().stream()
                .filter(Log::isAlarm)
                .filter(entry -> EXPLAINED.keySet().stream().noneMatch(entry::contains))
                .filter(entry -> explained.keySet().stream().noneMatch(entry::contains))
                .toList();
    }

    /** Secrets of the tests, and digests of them. */
    public List<String> secrets() {
        var found =
                new ArrayList<>(Secrets.known().stream().filter(text::contains).toList());
        DIGEST.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private static boolean isAlarm(String entry) {
        var first = entry.lines().findFirst().orElse("");
        for (var pattern : List.of(LIBERTY, PAYARA)) {
            var matcher = pattern.matcher(first);
            if (matcher.matches()) {
                return ALARM.matcher(matcher.group(1)).matches();
            }
        }
        return false;
    }

    private List<String> entries() {
        var entries = new ArrayList<String>();
        var entry = new StringBuilder();
        text.lines().forEach(line -> {
            if (LIBERTY.matcher(line).matches() || PAYARA.matcher(line).matches()) {
                entries.add(entry.toString());
                entry.setLength(0);
            }
            entry.append(line).append('\n');
        });
        entries.add(entry.toString());
        return entries;
    }
}
