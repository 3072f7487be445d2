package org.restsip.rest.edge;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What belongs to a request is there as long as it is served, also when it goes on after it has waited. */
public class RequestContext extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Instance<RequestContextController> controllers;

    @Inject
    private transient AtHand atHand;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
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
}
