package org.restsip.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Shows what {@code http.sh} has measured, as a table: the median over the rounds, and the median of the rounds'
 * ratios, because only what ran in the same minute can be compared.
 *
 * <p>Run from its source: {@code java Table.java SERVER RESULTS}.
 */
public final class Table {
    private static final Pattern LABEL = Pattern.compile("\"label\":\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\":(-?[0-9.]+)");

    /** The values of one figure, round by round, by "server/scenario figure". */
    private final Map<String, List<Double>> figures = new HashMap<>();

    private Table() {}

    public static void main(String[] arguments) throws IOException {
        var table = new Table();
        Files.readAllLines(Path.of(arguments[1])).forEach(table::read);
        table.print(arguments[0].equals("payara"));
    }

    private void read(String line) {
        var label = LABEL.matcher(line);
        if (label.find()) {
            NUMBER.matcher(line)
                    .results()
                    .forEach(number -> figures.computeIfAbsent(
                                    label.group(1) + ' ' + number.group(1), k -> new ArrayList<>())
                            .add(Double.parseDouble(number.group(2))));
        }
    }

    private void print(boolean payara) {
        System.out.println("| | RestSIP | nchan | bare Netty | bare WAR, same server | ratio | goal | |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        push("open GETs answered", "open ready", 1);
        push("heap per open GET, kB", "open heap_B_per_watcher", 1000, most(25));
        push("the same with all memory outside the heap (RSS), kB", "open rss_B_per_watcher", 1000);
        push("CPU while nothing happens, % of a core", "open idle_cpu_pct", 1);
        push("CPU per delivery, one change to all, µs", "fan srv_cpu_us_per_delivery", 1, timesNchan(payara ? 2 : 1.5));
        push("one change to all: the last has it after, ms", "fan fan_last_p50_ms", 1, timesNchan(1.5));
        push("waves that did not reach all", "fan fan_waves_short", 1, most(0));
        push("CPU per change that one sees, µs", "open srv_cpu_us_per_send", 1);
        push("one change to one, p50, ms", "open deliver_p50_ms", 1, timesNchan(2));
        push("one change to one, p99, ms", "open deliver_p99_ms", 1);
        put();
        stuck();
    }

    /** A figure that all four have. */
    private void push(String title, String figure, double unit) {
        push(title, figure, unit, product -> List.of("", "", ""));
    }

    private void push(String title, String figure, double unit, Function<String, List<String>> verdict) {
        if (!known("product/" + figure)) {
            return;
        }
        var cells = new ArrayList<String>();
        for (var server : List.of("product", "nchan", "netty", "war")) {
            cells.add(shown(median(server + "/" + figure), unit));
        }
        cells.addAll(verdict.apply(figure));
        row(title, cells);
    }

    private Function<String, List<String>> timesNchan(double goal) {
        return figure -> judged(ratio("product/" + figure, "nchan/" + figure), goal, " x nchan");
    }

    private Function<String, List<String>> most(double goal) {
        return figure -> {
            var unit = figure.endsWith("_B_per_watcher") ? 1000 : 1;
            return verdict("", median("product/" + figure).orElse(Double.NaN) / unit, goal, "");
        };
    }

    private void put() {
        if (!known("product/put cpu_us")) {
            return;
        }
        for (var bare : List.of("sec", "war")) {
            var cells = new ArrayList<>(
                    List.of(shown(median("product/put cpu_us"), 1), "", "", shown(median(bare + "/put cpu_us"), 1)));
            var ratio = ratio("product/put cpu_us", bare + "/put cpu_us");
            cells.addAll(bare.equals("sec") ? judged(ratio, 1.5, " x bare method") : List.of(shown(ratio, 1), "", ""));
            row(
                    "CPU per PUT with Basic, µs; bare: JAX-RS behind "
                            + (bare.equals("sec") ? "the container's security" : "a filter of 10 lines"),
                    cells);
        }
        row(
                "PUTs that failed",
                List.of(
                        shown(median("product/put failed"), 1),
                        "",
                        "",
                        shown(median("sec/put failed"), 1),
                        "",
                        "",
                        ""));
    }

    private void stuck() {
        if (!known("product/stuck added_p99_ms")) {
            return;
        }
        var added = median("product/stuck added_p99_ms");
        var cells = new ArrayList<>(List.of(shown(added, 1), "", "", ""));
        cells.addAll(verdict("", added.orElse(Double.NaN), 100, " ms"));
        row("a reader that never reads: what others wait longer, p99, ms", cells);
        row(
                "the same, the longest anybody waited, ms (without it: "
                        + shown(median("product/stuck alone_max_ms"), 1) + ")",
                List.of(shown(median("product/stuck stuck_max_ms"), 1), "", "", "", "", "", ""));
        row("the server cut it off (1: yes)", List.of(shown(median("product/stuck cut"), 1), "", "", "", "", "", ""));
    }

    private static List<String> judged(OptionalDouble ratio, double goal, String of) {
        return verdict(shown(ratio, 1), ratio.orElse(Double.NaN), goal, of);
    }

    private static List<String> verdict(String ratio, double value, double goal, String of) {
        return List.of(ratio, "≤ " + shown(OptionalDouble.of(goal), 1) + of, value <= goal ? "met" : "**short**");
    }

    private static void row(String title, List<String> cells) {
        System.out.println("| " + title + " | " + String.join(" | ", cells) + " |");
    }

    private boolean known(String figure) {
        return figures.containsKey(figure);
    }

    private OptionalDouble median(String figure) {
        return median(figures.getOrDefault(figure, List.of()).stream().mapToDouble(value -> value));
    }

    private OptionalDouble ratio(String figure, String peers) {
        var ours = figures.getOrDefault(figure, List.of());
        var theirs = figures.getOrDefault(peers, List.of());
        return median(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToDouble(round -> ours.get(round) / theirs.get(round)));
    }

    private static OptionalDouble median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }

    private static String shown(OptionalDouble value, double unit) {
        if (value.isEmpty()) {
            return "-";
        }
        var number = value.getAsDouble() / unit;
        return String.format(
                Locale.ROOT, Math.abs(number) >= 100 || number == Math.rint(number) ? "%.0f" : "%.2f", number);
    }
}
