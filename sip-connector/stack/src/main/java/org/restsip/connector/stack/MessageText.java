package org.restsip.connector.stack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A message cut into its start line, its headers and its body (RFC 3261, section 7), with nothing understood but the names of
 * headers: folded lines are one, blanks around a colon are gone.
 *
 * @param startLine without its end
 * @param headers   in order
 * @param body      all that follows the empty line
 */
@SuppressWarnings("ArrayRecordComponent") // compared by none
record MessageText(String startLine, List<Header> headers, byte[] body) {
    private static final int MOST_HEADERS = 250;
    private static final int LONGEST_LINE = 16_384;

    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("v", "Via"),
            Map.entry("f", "From"),
            Map.entry("t", "To"),
            Map.entry("i", "Call-ID"),
            Map.entry("m", "Contact"),
            Map.entry("l", "Content-Length"),
            Map.entry("c", "Content-Type"),
            Map.entry("e", "Content-Encoding"),
            Map.entry("s", "Subject"),
            Map.entry("k", "Supported"),
            Map.entry("o", "Event"),
            Map.entry("u", "Allow-Events"),
            Map.entry("r", "Refer-To"),
            Map.entry("b", "Referred-By"),
            Map.entry("x", "Session-Expires"));

    /** One header line; the name as written, or the long one if it was compact. */
    record Header(String name, String value) {

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    static MessageText read(byte[] message) throws Malformed {
        var lines = new ArrayList<String>();
        var next = skipBlankLines(message);
        while (next < message.length) {
            var end = endOfLine(message, next);
            var line = line(message, next, end);
            next = end + 1;
            if (line.isEmpty()) {
                return of(lines, Arrays.copyOfRange(message, Math.min(next, message.length), message.length));
            }
            add(line, lines);
        }
        throw Malformed.in("no end of the headers");
    }

    /** A keep-alive is nothing else (RFC 5626, section 3.5.1). */
    static boolean isBlank(byte[] message) {
        return skipBlankLines(message) == message.length;
    }

    private static int skipBlankLines(byte[] message) {
        var first = 0;
        while (first < message.length && message[first] >= 0 && message[first] <= ' ') {
            first++;
        }
        return first;
    }

    private static int endOfLine(byte[] message, int start) throws Malformed {
        var end = start;
        while (end < message.length && message[end] != '\n') {
            end++;
        }
        if (end == message.length) {
            throw Malformed.in("no end of the headers");
        }
        return end;
    }

    private static String line(byte[] message, int start, int end) throws Malformed {
        var length = end > start && message[end - 1] == '\r' ? end - start - 1 : end - start;
        if (length > LONGEST_LINE) {
            throw Malformed.in("a line is too long");
        }
        return new String(message, start, length, StandardCharsets.UTF_8);
    }

    /** A line that begins with a blank goes on with the one before (section 7.3.1). */
    private static void add(String line, List<String> lines) throws Malformed {
        if (!isBlank(line.charAt(0))) {
            lines.add(line);
        } else if (lines.size() > 1) {
            var last = lines.size() - 1;
            lines.set(last, lines.get(last) + " " + line.strip());
        } else {
            throw Malformed.in("the first header is folded");
        }
        if (lines.size() > MOST_HEADERS || lines.get(lines.size() - 1).length() > LONGEST_LINE) {
            throw Malformed.in("too many headers");
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static MessageText of(List<String> lines, byte[] body) throws Malformed {
        if (lines.isEmpty()) {
            throw Malformed.in("no start line");
        }
        var headers = new ArrayList<Header>();
        for (var line : lines.subList(1, lines.size())) {
            headers.add(header(line));
        }
        return new MessageText(lines.get(0), List.copyOf(headers), body);
    }

    private static Header header(String line) throws Malformed {
        var colon = line.indexOf(':');
        var name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
        if (name.isEmpty() || !name.chars().allMatch(Syntax::isToken)) {
            throw Malformed.in("a header without a name");
        }
        var longName = COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        return new Header(longName, line.substring(colon + 1).strip());
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/");
    }

    List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .toList();
    }

    MessageText with(List<Header> others, byte[] otherBody) {
        return new MessageText(startLine, List.copyOf(others), otherBody);
    }

    byte[] bytes() {
        var text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
