package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.restsip.Refusal;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;
import org.restsip.rest.security.Callers;
import org.restsip.server.Watching;
import org.restsip.server.Watching.Watch;
import org.restsip.user.Caller;

/**
 * A GET that asks for it stays open and is taken here, before JAX-RS: its streams would hold
 * more memory, and its sinks do not say when a client is gone.
 */
public class StreamFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Watches watches;

    @Inject
    private transient Watching watching;

    @Inject
    private transient Renderings renderings;

    @Inject
    private transient Polls polls;

    @Inject
    private transient Visitors visitors;

    /** One thing that a client is going to watch, and how. */
    private record Wish(Watch watch, Look look, Marks marks) {}

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = new StreamRequest(request);
        if (asked.staysOpen()) {
            stayOpen(asked, request, response);
        } else if (asked.isHandshake()) {
            chain.doFilter(visitors.admit(request), response);
        } else if (asked.patience().isEmpty() || !polls.await(asked, request, response)) {
            chain.doFilter(request, response);
        }
    }

    private void stayOpen(StreamRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var wishes = wishes(Callers.of(request), asked);
            if (asked.isHead()) {
                announce(asked.framing(), response);
            } else {
                open(Callers.of(request), wishes, asked.framing(), request, response);
            }
        } catch (Refusal refusal) {
            Responses.write(request, response, Problem.of(refusal));
        }
    }

    private List<Wish> wishes(Caller caller, StreamRequest asked) {
        var resources = asked.resources();
        var marks = asked.isForMany()
                ? Marks.together(resources.stream().map(Resource::seen).toList())
                : List.of(Marks.ALONE);
        return IntStream.range(0, resources.size())
                .mapToObj(index -> wish(caller, asked, resources.get(index), marks.get(index)))
                .toList();
    }

    private Wish wish(Caller caller, StreamRequest asked, Resource resource, Marks marks) {
        var found = asked.isForMany() ? watches.findOrRefuse(caller, resource) : watches.find(caller, resource);
        var look = new Look(resource.path(), asked.isForMany(), found.entities(), asked.changes());
        return new Wish(found.watch(), look, marks);
    }

    private void open(
            Caller caller, List<Wish> wishes, Framing framing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var ticket = watching.admit(caller, wishes.stream().map(Wish::watch).toList());
        var opened = false;
        try {
            var sink = new HttpSink(begin(framing, request, response), framing);
            var outlets = wishes.stream()
                    .collect(Collectors.toMap(
                            Wish::watch, wish -> new Shown(sink, renderings, wish.look(), wish.marks())));
            sink.endWith(ticket.open(sink, outlets::get));
            opened = true;
        } finally {
            if (!opened) {
                ticket.giveBack();
            }
        }
    }

    private static AsyncContext begin(Framing framing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        announce(framing, response);
        response.getOutputStream().write(framing.opening());
        // Or the client hears nothing before the first change (Liberty).
        response.flushBuffer();
        var context = request.startAsync();
        context.setTimeout(0);
        return context;
    }

    /** Neither kept nor changed on the way, and not held back until there is more of it. */
    private static void announce(Framing framing, HttpServletResponse response) {
        response.setContentType(framing.mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("Vary", "Accept, Authorization, Cookie");
        response.setHeader("X-Accel-Buffering", "no");
    }
}
