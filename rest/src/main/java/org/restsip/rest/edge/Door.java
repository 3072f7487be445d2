package org.restsip.rest.edge;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.restsip.rest.Responses;

/**
 * The first of the filters: what is no clean request goes no further, whatever it asks for. What all answers say to
 * browsers is said here too.
 */
public class Door extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern API = Pattern.compile("/(?:(?:login|call|user|session|events)(?:/.*)?)?");

    @Inject
    private transient Manners manners;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (API.matcher(request.getRequestURI()).matches()) {
            // Whatever users have put there: a browser shows it and runs nothing.
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        }
        var fault = manners.fault(request);
        if (fault.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (fault.get().status() == 405) {
            response.setHeader("Allow", Manners.METHODS);
        }
        if (request.getProtocol().startsWith("HTTP/1")) {
            // What follows on this connection may be part of the trick.
            response.setHeader("Connection", "close");
        }
        Responses.write(request, response, fault.get());
    }
}
