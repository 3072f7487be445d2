package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.restsip.Refusal;
import org.restsip.event.Version;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;
import org.restsip.rest.security.Callers;

/**
 * A GET that accepts an event stream stays open and is taken here, before JAX-RS: its streams would hold
 * more memory, and its sinks do not say when a client is gone.
 */
public class StreamFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String EVENT_STREAM = "text/event-stream";

    @Inject
    private transient Watches watches;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!wantsStream(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            var watch = watches.find(Callers.of(request), path, seen(request));
            if (watch.isEmpty()) {
                Responses.write(request, response, Problem.of(404, "there is nothing to watch at this path"));
            } else {
                open(watch.get(), request, response);
            }
        } catch (Refusal refusal) {
            Responses.write(request, response, Problem.of(refusal));
        }
    }

    private void open(Watches.Found found, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var ticket = found.watch().admit();
        var opened = false;
        try {
            var context = begin(request, response);
            context.addListener(new Departure(ticket.open(new SseSink(context, found.entities()))));
            opened = true;
        } finally {
            if (!opened) {
                ticket.giveBack();
            }
        }
    }

    private static AsyncContext begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(EVENT_STREAM);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.getOutputStream().print("retry: 2000\n\n");
        // Or the client hears nothing before the first change (Liberty).
        response.flushBuffer();
        var context = request.startAsync();
        context.setTimeout(0);
        return context;
    }

    private static boolean wantsStream(HttpServletRequest request) {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return request.getMethod().equals("GET") && accept.contains(EVENT_STREAM);
    }

    private static Optional<Version> seen(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Last-Event-ID")).flatMap(Version::parse);
    }
}
