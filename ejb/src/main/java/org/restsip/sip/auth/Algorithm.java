package org.restsip.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes that may be asked for (RFC 8760, section 2.1). */
enum Algorithm {
    MD5("MD5", "MD5"),
    SHA_256("SHA-256", "SHA-256"),
    SHA_512_256("SHA-512-256", "SHA-512/256");

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
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.token.equalsIgnoreCase(token))
                .findFirst();
    }

    /** In lower-case hex digits. */
    String hash(String text) {
        try {
            var digest = MessageDigest.getInstance(javaName);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + javaName, e);
        }
    }
}
