package org.restsip.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a phone says in its Authorization header (RFC 3261, section 22; RFC 7616; RFC 8760).
 *
 * @param parameters by lower-case name, unquoted
 */
public record Digest(Map<String, String> parameters) {
    /** Possessive throughout: whatever a stranger sends is read once, without a stack that grows with it. */
    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*+([A-Za-z0-9_-]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s,\"]*+))\\s*+(?:,|$)");

    /** The hashes that may be asked for. */
    public enum Algorithm {
        MD5("MD5", "MD5"),
        SHA_256("SHA-256", "SHA-256");

        private final String token;
        private final String javaName;

        Algorithm(String token, String javaName) {
            this.token = token;
            this.javaName = javaName;
        }

        /** How it is called in headers. */
        String token() {
            return token;
        }

        static Optional<Algorithm> of(String token) {
            for (var algorithm : values()) {
                if (algorithm.token.equalsIgnoreCase(token)) {
                    return Optional.of(algorithm);
                }
            }
            return Optional.empty();
        }

        private String hash(String text) {
            try {
                var digest = MessageDigest.getInstance(javaName);
                return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has " + javaName, e);
            }
        }
    }

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

    /** Whether that user's secret made this answer, compared in constant time. */
    boolean isMadeWith(String secret, String method) {
        return algorithm()
                .map(algorithm -> MessageDigest.isEqual(
                        expected(algorithm, secret, method).getBytes(StandardCharsets.US_ASCII),
                        value("response").getBytes(StandardCharsets.US_ASCII)))
                .orElse(false);
    }

    private String expected(Algorithm algorithm, String secret, String method) {
        var ha1 = algorithm.hash(value("username") + ":" + value("realm") + ":" + secret);
        var ha2 = algorithm.hash(method + ":" + value("uri"));
        return algorithm.hash(String.join(":", ha1, value("nonce"), value("nc"), value("cnonce"), value("qop"), ha2));
    }
}
