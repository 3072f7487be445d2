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
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Shows what {@code sip.sh} has measured, as a table: the median over the rounds, and the median of the rounds' ratios,
 * because only what ran in the same minute can be compared.
 *
 * <p>Run from its source: {@code java SipTable.java RESULTS}.
 */
public final class SipTable {
    private static final Pattern LABEL = Pattern.compile("\"label\":\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\":(-?[0-9.]+)");

    /** The values of one figure, round by round, by "server/part figure". */
    private final Map<String, List<Double>> figures = new HashMap<>();

    private SipTable() {}

    public static void main(String[] arguments) throws IOException {
        var table = new SipTable();
        Files.readAllLines(Path.of(arguments[0])).forEach(table::read);
        table.print();
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

    private void print() {
        System.out.println("| | RestSIP | bare JAIN-SIP | Liberty's SIP servlets | ratio | goal | |");
        System.out.println("|---|---|---|---|---|---|---|");
        cpu("CPU per REGISTER with digest (401, then 200), µs", "register", "jain", 2.0, " x bare JAIN-SIP");
        cpu("the same, beside the SIP servlet container", "register", "servlet", 1.0, " x SIP servlets");
        cpu("CPU per MESSAGE to a phone, µs", "message", "jain", 1.7, " x bare JAIN-SIP");
        lost("REGISTERs that failed, or were sent again", "register");
        lost("MESSAGEs that failed, or were sent again", "message");
        most("heap per login, bytes", "product/memory bytes_per_login", 700);
        if (known("product/flood highest")) {
            alone("highest rate of REGISTERs without a loss, per second", "product/flood highest");
            alone("four times as many requests for 10 s: told to wait (503)", "product/flood refused");
            most("after it, normal again within s", "product/flood normal_after_s", 5);
            alone("health of the listeners after it (200: all live)", "product/flood ready");
        }
    }

    private void cpu(String title, String part, String peer, double goal, String of) {
        if (!known("product/" + part + " cpu_us")) {
            return;
        }
        var cells = new ArrayList<>(List.of(median("product", part), median("jain", part), median("servlet", part)));
        var ratio = ratio("product/" + part + " cpu_us", peer + "/" + part + " cpu_us");
        cells.add(shown(ratio));
        cells.add("≤ " + shown(OptionalDouble.of(goal)) + of);
        cells.add(ratio.isEmpty() ? "-" : verdict(ratio.getAsDouble() <= goal));
        row(title, cells);
    }

    private void lost(String title, String part) {
        if (known("product/" + part + " failed")) {
            row(title, List.of(sums("product", part), sums("jain", part), sums("servlet", part), "", "", ""));
        }
    }

    private void most(String title, String figure, double goal) {
        if (known(figure)) {
            var value = median(values(figure).stream().mapToDouble(each -> each));
            var met = value.orElse(-1) >= 0 && value.orElse(-1) <= goal;
            row(title, List.of(shown(value), "", "", "", "≤ " + shown(OptionalDouble.of(goal)), verdict(met)));
        }
    }

    private void alone(String title, String figure) {
        row(title, List.of(shown(median(values(figure).stream().mapToDouble(each -> each))), "", "", "", "", ""));
    }

    private static String verdict(boolean met) {
        return met ? "met" : "**short**";
    }

    private static void row(String title, List<String> cells) {
        System.out.println("| " + title + " | " + String.join(" | ", cells) + " |");
    }

    private boolean known(String figure) {
        return figures.containsKey(figure);
    }

    private List<Double> values(String figure) {
        return figures.getOrDefault(figure, List.of());
    }

    private String median(String server, String part) {
        return shown(median(values(server + "/" + part + " cpu_us").stream().mapToDouble(each -> each)));
    }

    private String sums(String server, String part) {
        return sum(server + "/" + part + " failed") + ", " + sum(server + "/" + part + " retransmitted");
    }

    private long sum(String figure) {
        return Math.round(values(figure).stream().mapToDouble(each -> each).sum());
    }

    private OptionalDouble ratio(String figure, String peers) {
        var ours = values(figure);
        var theirs = values(peers);
        return median(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToDouble(round -> ours.get(round) / theirs.get(round)));
    }

    private static OptionalDouble median(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }

    private static String shown(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        var number = value.getAsDouble();
        return String.format(
                Locale.ROOT, Math.abs(number) >= 100 || number == Math.rint(number) ? "%.0f" : "%.2f", number);
    }
}
