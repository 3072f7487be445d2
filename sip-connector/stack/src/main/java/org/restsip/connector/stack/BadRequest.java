package org.restsip.connector.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A 400 for a request that could not be parsed, from its text alone (RFC 3261, 8.2.6 and 21.4.1). */
final class BadRequest {
    private static final Map<String, String> NEEDED = Map.of(
            "via", "Via", "v", "Via", "from", "From", "f", "From", "to", "To", "t", "To", "call-id", "Call-ID", "i",
            "Call-ID", "cseq", "CSeq");

    private BadRequest() {}

    /** Empty if it was no request, an ACK, or too broken to be answered. */
    static Optional<String> answerTo(String text) {
        if (text.startsWith("SIP/") || text.startsWith("ACK ")) {
            return Optional.empty();
        }
        var copied = neededHeaders(text.replaceAll("\\r?\\n[ \\t]+", " "));
        if (!copied.keySet().containsAll(NEEDED.values())) {
            return Optional.empty();
        }
        copied.computeIfPresent(
                "To", (name, to) -> to.toLowerCase(Locale.ROOT).contains(";tag=") ? to : to + ";tag=bad");
        return Optional.of("SIP/2.0 400 Bad Request\r\n"
                + copied.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "Content-Length: 0\r\n\r\n");
    }

    private static Map<String, String> neededHeaders(String unfolded) {
        var found = new LinkedHashMap<String, String>();
        for (var line : linesOfHead(unfolded)) {
            var colon = line.indexOf(':');
            var name = colon < 0
                    ? null
                    : NEEDED.get(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            if (name != null) {
                found.merge(
                        name,
                        line.substring(colon + 1).strip(),
                        (first, next) -> name.equals("Via") ? first + ", " + next : first);
            }
        }
        return found;
    }

    private static List<String> linesOfHead(String text) {
        return text.lines().skip(1).takeWhile(line -> !line.isBlank()).toList();
    }
}
