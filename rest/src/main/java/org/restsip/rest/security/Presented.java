package org.restsip.rest.security;

import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What a request says about who sends it. */
final class Presented {
    /** What cannot be read, and so proves nothing. */
    private static final Credential NONSENSE = new Credential() {};

    private Presented() {}

    /**
     * The credential of the request; empty if it says nothing. A header counts for more than a cookie.
     *
     * @param address where the request comes from
     */
    static Optional<Credential> in(HttpServletRequest request, String address) {
        var header = Optional.ofNullable(request.getHeader("Authorization"));
        return header.isPresent()
                ? header.map(text -> read(text, address))
                : cookie(request).map(TokenCredential::new);
    }

    /** Whether the browser says it by itself, whoever made it send the request. */
    static boolean byCookie(HttpServletRequest request) {
        return request.getHeader("Authorization") == null && cookie(request).isPresent();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Credential read(String header, String address) {
        if (isOf("Basic ", header)) {
            return basic(header.substring(6).trim(), address);
        }
        return isOf("Bearer ", header) ? new TokenCredential(header.substring(7).trim()) : NONSENSE;
    }

    private static boolean isOf(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** RFC 7617. */
    private static Credential basic(String encoded, String address) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? NONSENSE
                    : new PasswordCredential(pair.substring(0, colon), pair.substring(colon + 1), address);
        } catch (IllegalArgumentException e) {
            return NONSENSE;
        }
    }
}
