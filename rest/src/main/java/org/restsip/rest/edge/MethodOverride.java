package org.restsip.rest.edge;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;

/**
 * A POST that says that it is another method, for those who have GET and POST alone: by header, or in a form by the
 * field {@code _method}. It stands before everything that decides by method, and behind what is about browsers: to
 * them it is a POST. A GET never is anything else.
 */
public class MethodOverride extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String HEADER = "X-HTTP-Method-Override";
    private static final String FIELD = "_method";
    private static final Set<String> METHODS = Set.of("PUT", "DELETE", "SEND", "CANCEL");

    @Inject
    private transient Inflow inflow;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest meant;
        try {
            meant = meant(request);
        } catch (Refusal refusal) {
            Responses.write(request, response, Problem.of(refusal));
            return;
        }
        chain.doFilter(meant, response);
    }

    private HttpServletRequest meant(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return request;
        }
        var header = Collections.list(request.getHeaders(HEADER)).stream();
        if (!Form.isForm(request)) {
            return one(HEADER, header)
                    .<HttpServletRequest>map(method -> new Meant(request, method))
                    .orElse(request);
        }
        var form = Form.of(inflow.read(request, request.getInputStream()));
        var method = one(FIELD, Stream.concat(header, form.values(FIELD).stream()));
        return new Meant(request, method.orElse("POST"), form.without(FIELD));
    }

    /** The one method that all name. */
    private static Optional<String> one(String field, Stream<String> named) {
        var methods = named.distinct().toList();
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        if (methods.size() > 1 || !METHODS.contains(methods.get(0))) {
            throw new InvalidValue(field, "must be PUT, DELETE, SEND or CANCEL");
        }
        return Optional.of(methods.get(0));
    }
}
