package org.restsip.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a phone says in its Authorization header (RFC 3261, section 22; RFC 7616; RFC 8760).
 *
 * @param parameters by lower-case name, unquoted
 */
public record Digest(Map<String, String> parameters) {
    private static final Pattern COUNT = Pattern.compile("[0-9A-Fa-f]{8}");

    /** Possessive throughout: whatever a stranger sends is read once, without a stack that grows with it. */
    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*+([A-Za-z0-9_-]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s,\"]*+))\\s*+(?:,|$)");

    /** Reads the header's value; empty if it is not a digest or cannot be read. */
    public static Optional<Digest> parse(String header) {
        var text = header.strip();
        if (text.length() < 7 || !text.regionMatches(true, 0, "Digest ", 0, 7)) {
            return Optional.empty();
        }
        var parameters = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var matcher = PARAMETER.matcher(text);
        var end = 7;
        while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
            var quoted = matcher.group(2);
            parameters.put(matcher.group(1), quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            end = matcher.end();
        }
        return end == text.length() ? Optional.of(new Digest(parameters)) : Optional.empty();
    }

    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The algorithm it says, MD5 if it says none; empty if it is not one of ours. */
    Optional<Algorithm> algorithm() {
        return Algorithm.of(parameters.getOrDefault("algorithm", "MD5"));
    }

    /** Which use of its nonce it says it is (RFC 7616, section 3.4); empty if it does not say. */
    OptionalLong count() {
        var count = value("nc");
        return COUNT.matcher(count).matches() ? OptionalLong.of(Long.parseLong(count, 16)) : OptionalLong.empty();
    }

    /** Whether that user's secret made this answer, compared in constant time. */
    boolean isMadeWith(String secret, String method) {
        return algorithm()
                .map(algorithm -> MessageDigest.isEqual(
                        expected(algorithm, secret, method).getBytes(StandardCharsets.US_ASCII),
                        value("response").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)))
                .orElse(false);
    }

    private String expected(Algorithm algorithm, String secret, String method) {
        var ha1 = algorithm.hash(value("username") + ":" + value("realm") + ":" + secret);
        var ha2 = algorithm.hash(method + ":" + value("uri"));
        return algorithm.hash(String.join(":", ha1, value("nonce"), value("nc"), value("cnonce"), value("qop"), ha2));
    }
}
