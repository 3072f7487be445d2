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
import org.restsip.user.Domains;

/**
 * Whoever says nothing gets to public paths only; whoever says something wrong gets nowhere, not even
 * there. Decided here and not by constraints in web.xml, because beyond those a server lets a request
 * with a wrong password go on as if nothing had been said (both do).
 */
public class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PUBLIC =
            Pattern.compile("/?|/health(/ready|/live|/started)?|/openapi|/docs/api(/[^/]*)?");
    private static final String REFUSED = Gate.class.getName() + ".refused";

    @Inject
    private transient Domains domains;

    /** The credentials of this request are wrong, or could not be checked. */
    static void refuse(HttpServletRequest request, Problem problem) {
        request.setAttribute(REFUSED, problem);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(REFUSED) instanceof Problem problem) {
            refuse(request, response, problem);
        } else if (request.getUserPrincipal() == null && !isPublic(request)) {
            refuse(request, response, Problem.of(401, "log in with your address and password"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"" + domains.first() + "\", charset=\"UTF-8\"");
        }
        Responses.write(request, response, problem);
    }

    /**
     * What anybody may ask: what this is, whether it is well, and to become a user. On Payara health and OpenAPI are
     * served within this web application.
     */
    private static boolean isPublic(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> PUBLIC.matcher(path).matches();
            case "POST" -> path.equals("/user");
            case "OPTIONS" -> true;
            default -> false;
        };
    }
}
