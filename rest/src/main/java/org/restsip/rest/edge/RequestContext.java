package org.restsip.rest.edge;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.restsip.rest.json.Problem;
import org.restsip.trace.Cause;

/**
 * What belongs to a request is there as long as it is served, also when it goes on after it has waited; its answer bears
 * the id under which logs, problems and traces have it.
 */
public class RequestContext extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String TRACE_ID = "Trace-Id";

    @Inject
    private transient Instance<RequestContextController> controllers;

    @Inject
    private transient AtHand atHand;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var trace = traceId(request);
        response.setHeader(TRACE_ID, trace);
        Cause.begin(trace);
        try {
            if (request.getDispatcherType() == DispatcherType.REQUEST) {
                atHand.set(request);
                chain.doFilter(request, response);
            } else {
                goOn(request, response, chain);
            }
        } finally {
            Cause.end();
        }
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var context = controllers.get();
        var activated = context.activate();
        try {
            atHand.set(request);
            chain.doFilter(request, response);
        } finally {
            if (activated) {
                context.deactivate();
            }
            controllers.destroy(context);
        }
    }

    /** A request that goes on after it has waited is the same one. */
    private static String traceId(HttpServletRequest request) {
        if (request.getAttribute(TRACE_ID) instanceof String known) {
            return known;
        }
        var fresh = Problem.newTrace();
        request.setAttribute(TRACE_ID, fresh);
        return fresh;
    }
}
