package org.restsip.connector.stack;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The refusal of a request that could not be parsed, from its text alone (RFC 3261, 8.2.6 and 21.4.1). */
final class BadRequest {
    private static final Map<String, String> COPIED = Map.of(
            "via", "Via", "v", "Via", "from", "From", "f", "From", "to", "To", "t", "To", "call-id", "Call-ID", "i",
            "Call-ID", "cseq", "CSeq");

    private BadRequest() {}

    /**
     * Empty if it was no request, an ACK, or if it does not say where it came from. It names the headers that are there: a
     * request that lacks some is answered all the same (RFC 4475, section 3.3.1).
     */
    static Optional<String> answerTo(byte[] message, Malformed why, String server) {
        return answerTo(new String(message, StandardCharsets.UTF_8).stripLeading(), why, server);
    }

    private static Optional<String> answerTo(String text, Malformed why, String server) {
        if (text.startsWith("SIP/") || text.startsWith("ACK ")) {
            return Optional.empty();
        }
        var copied = copiedHeaders(text.replaceAll("\\r?\\n[ \\t]+", " "));
        if (copied.getOrDefault("Via", "").isEmpty()) {
            return Optional.empty();
        }
        copied.computeIfPresent("To", (name, to) -> to.toLowerCase(Locale.ROOT).contains("tag") ? to : to + ";tag=bad");
        return Optional.of("SIP/2.0 " + why.status() + " " + why.reason() + "\r\n"
                + copied.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + (server.isEmpty() ? "" : "Server: " + server + "\r\n")
                + (why.status() == 503 ? "Retry-After: 5\r\n" : "")
                + "Content-Length: 0\r\n\r\n");
    }

    private static Map<String, String> copiedHeaders(String unfolded) {
        var found = new LinkedHashMap<String, String>();
        for (var line : linesOfHead(unfolded)) {
            var colon = line.indexOf(':');
            var name = colon < 0
                    ? null
                    : COPIED.get(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            if (name != null) {
                found.merge(
                        name,
                        printable(line.substring(colon + 1)).strip(),
                        (first, next) -> name.equals("Via") ? first + ", " + next : first);
            }
        }
        return found;
    }

    private static List<String> linesOfHead(String text) {
        return text.lines().skip(1).takeWhile(line -> !line.isBlank()).toList();
    }

    private static String printable(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0b-\\x1f\\x7f]", " ");
    }
}
