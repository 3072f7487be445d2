package org.restsip.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.restsip.InvalidValue;
import org.restsip.user.Attempt;

/** The {@code Idempotency-Key} header. */
final class Attempts {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Attempts() {}

    static Attempt of(HttpServletRequest request, byte[] body) {
        var key = Optional.ofNullable(request.getHeader(HEADER));
        if (key.isEmpty()) {
            return Attempt.ONCE;
        }
        if (!KEY.matcher(key.get()).matches()) {
            throw new InvalidValue(HEADER, "must have 1 to 255 visible ASCII characters");
        }
        return new Attempt(key, fingerprint(request, body));
    }

    /** Of all that says what is to be made. */
    private static String fingerprint(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {request.getContentType(), request.getQueryString()}) {
                digest.update(Optional.ofNullable(part).orElse("").getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return Base64.getEncoder().encodeToString(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
