package org.restsip.rest.docs;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;

/**
 * The OpenAPI document, and Swagger UI to read it with. A filter, because it then answers before the server does:
 * Payara has a document of its own at the same path.
 */
public class Documentation extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String DOCUMENT = "/openapi";
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    private static final Map<String, Page> PAGES = Map.of(
            "/docs/api", new Page("index.html", "text/html;charset=UTF-8"),
            "/docs/api/", new Page("index.html", "text/html;charset=UTF-8"),
            "/docs/api/start.js", new Page("start.js", "text/javascript;charset=UTF-8"),
            "/docs/api/swagger-ui.css", new Page("ui/swagger-ui.css", "text/css;charset=UTF-8"),
            "/docs/api/swagger-ui-bundle.js", new Page("ui/swagger-ui-bundle.js", "text/javascript;charset=UTF-8"));

    /** Nothing from elsewhere, nothing inline but the styles and pictures that Swagger UI makes itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** A file beside this class, and what it is. */
    private record Page(String file, String type) {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            chain.doFilter(request, response);
        } else if (path.equals(DOCUMENT)) {
            answerDocument(request, response);
        } else if (PAGES.containsKey(path)) {
            response.setHeader("Content-Security-Policy", POLICY);
            answer(PAGES.get(path), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void answerDocument(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        switch (Optional.ofNullable(request.getParameter("format")).orElseGet(() -> accepted(request))) {
            case "json" -> answer(new Page("openapi.json", JSON), request, response);
            case "yaml" -> answer(new Page("openapi.yaml", YAML), request, response);
            default -> Responses.write(request, response, Problem.of(400, "format must be json or yaml"));
        }
    }

    private static String accepted(HttpServletRequest request) {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return accept.contains("yaml") && !accept.contains(JSON) ? "yaml" : "json";
    }

    private static void answer(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var in = Documentation.class.getResourceAsStream(page.file())) {
            if (in == null) {
                throw new IllegalStateException("the build has left out " + page.file());
            }
            var bytes = in.readAllBytes();
            response.setContentType(page.type());
            response.setContentLength(bytes.length);
            response.setHeader("Cache-Control", "public, max-age=3600");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            if (request.getMethod().equals("GET")) {
                response.getOutputStream().write(bytes);
            }
        }
    }
}
