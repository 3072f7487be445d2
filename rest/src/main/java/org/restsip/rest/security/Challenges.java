package org.restsip.rest.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restsip.user.Domains;

/**
 * What a client that is not authenticated may try next (RFC 9110, section 11.6.1). A script's request is not offered
 * Basic, for which the browser would ask its user in a window of its own.
 */
@Singleton
public class Challenges {
    private final Domains domains;

    @Inject
    public Challenges(Domains domains) {
        this.domains = domains;
    }

    /** Adds what fits the request; a cookie that proves nothing is taken away, or it would come again and again. */
    public void addTo(HttpServletRequest request, HttpServletResponse response) {
        of(request).forEach(challenge -> response.addHeader("WWW-Authenticate", challenge));
        if (Presented.byCookie(request)) {
            response.addHeader("Set-Cookie", SessionCookie.GONE);
        }
    }

    private List<String> of(HttpServletRequest request) {
        var challenges = new ArrayList<String>();
        if (!isFromScript(request)) {
            challenges.add("Basic realm=\"" + domains.first() + "\", charset=\"UTF-8\"");
        }
        var wrong = Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer", 0, 6))
                .isPresent();
        challenges.add("Bearer realm=\"" + domains.first() + "\"" + (wrong ? ", error=\"invalid_token\"" : ""));
        return challenges;
    }

    private static boolean isFromScript(HttpServletRequest request) {
        var mode = Optional.ofNullable(request.getHeader("Sec-Fetch-Mode")).orElse("navigate");
        return !mode.equals("navigate") || request.getHeader("X-Requested-With") != null || Presented.byCookie(request);
    }
}
