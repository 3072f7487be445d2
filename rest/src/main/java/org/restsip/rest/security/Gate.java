package org.restsip.rest.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;

/**
 * Whoever says nothing gets to public paths only; whoever says something wrong gets nowhere, not even
 * there. Decided here and not by constraints in web.xml, because beyond those a server lets a request
 * with a wrong password go on as if nothing had been said (both do).
 */
public class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PUBLIC =
            Pattern.compile("/?|/health(/ready|/live|/started)?|/openapi|/docs/api(/[^/]*)?");
    private static final Pattern ELSEWHERE = Pattern.compile("/session/oidc(/callback)?");
    private static final Pattern LOG_IN = Pattern.compile("/login/[^/]+");
    private static final String REFUSED = Gate.class.getName() + ".refused";

    @Inject
    private transient Challenges challenges;

    @Inject
    private transient SameOrigin origins;

    /** The credentials of this request are wrong, or could not be checked. */
    static void refuse(HttpServletRequest request, Problem problem) {
        request.setAttribute(REFUSED, problem);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var byCookie = Presented.byCookie(request);
        if (request.getAttribute(REFUSED) instanceof Problem problem && !(byCookie && isLogIn(request))) {
            refuse(request, response, problem);
        } else if (request.getUserPrincipal() == null) {
            passUnknown(request, response, chain);
        } else if (byCookie && mayChange(request) && !origins.isOf(request)) {
            refuse(request, response, Problem.of(403, "with a cookie, Origin must be that of this server"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void passUnknown(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPublic(request)) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response, Problem.of(401, "log in with your address and password"));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        if (problem.status() == 401) {
            challenges.addTo(request, response);
        }
        Responses.write(request, response, problem);
    }

    /** A browser with a cookie that is too old must be able to log in, with a password in the body or elsewhere. */
    private static boolean isLogIn(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "POST" -> LOG_IN.matcher(path(request)).matches();
            case "GET" -> ELSEWHERE.matcher(path(request)).matches();
            default -> false;
        };
    }

    private static boolean mayChange(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }

    /**
     * What anybody may ask: what this is, whether it is well, to become a user, and to log in by what the body says. On
     * Payara health and OpenAPI are served within this web application.
     */
    private static boolean isPublic(HttpServletRequest request) {
        var path = path(request);
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> PUBLIC.matcher(path).matches() || isLogIn(request) || isHandshake(request);
            case "POST" -> path.equals("/user") || isLogIn(request);
            case "OPTIONS" -> true;
            default -> false;
        };
    }

    /** Whoever opens a WebSocket may also say in its first message who it is. */
    private static boolean isHandshake(HttpServletRequest request) {
        return path(request).equals("/events") && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
