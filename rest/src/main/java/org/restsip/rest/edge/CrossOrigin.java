package org.restsip.rest.edge;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;
import org.restsip.server.Settings;

/**
 * Pages of other origins (the Fetch standard's CORS): those that {@code http.cors-origins} lists may call with
 * credentials that they know themselves, never with those that the browser keeps. The others change nothing: their forms
 * need no preflight, and a browser adds the Basic credentials that it has.
 */
public class CrossOrigin extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String HEADERS =
            "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, "
                    + "Last-Event-ID, Prefer, X-HTTP-Method-Override";
    private static final String EXPOSED = "ETag, Link, Location, Retry-After, Allow, Trace-Id";
    private static final String PREFLIGHT_SECONDS = "600";

    @Inject
    private transient Settings settings;

    @Inject
    private transient Proxies proxies;

    private List<String> allowed = List.of();

    @Override
    public void init() {
        allowed = settings.list("http.cors-origins");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!allowed.isEmpty()) {
            response.addHeader("Vary", "Origin");
        }
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        var welcome = origin.filter(named -> allowed.contains(named) || allowed.contains("*"));
        welcome.ifPresent(named -> {
            response.setHeader("Access-Control-Allow-Origin", named);
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        });
        if (welcome.isPresent() && isPreflight(request)) {
            answerPreflight(response);
        } else if (welcome.isEmpty()
                && origin.filter(named -> isForeignWrite(request, named)).isPresent()) {
            Responses.write(request, response, Problem.of(403, "pages of this origin may not do that"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void answerPreflight(HttpServletResponse response) {
        response.setStatus(204);
        response.addHeader("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        response.setHeader("Access-Control-Allow-Methods", Manners.METHODS);
        response.setHeader("Access-Control-Allow-Headers", HEADERS);
        response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    }

    /** Behind a proxy that hides which host was asked for, the browser's own word counts: no script can set it. */
    private boolean isForeignWrite(HttpServletRequest request, String origin) {
        return !SAFE.contains(request.getMethod())
                && !"same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && !proxies.client(request).isSameOrigin(origin);
    }
}
