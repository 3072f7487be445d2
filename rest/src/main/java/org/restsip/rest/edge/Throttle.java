package org.restsip.rest.edge;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.restsip.Refusal;
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;
import org.restsip.server.Settings;

/** Nobody asks more than its share, and nobody more than the node can do at once. How it is may always be asked. */
public class Throttle extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Rates rates;

    @Inject
    private transient Proxies proxies;

    private transient Semaphore places = new Semaphore(0);

    @Override
    public void init() {
        var atOnce = settings.number("http.max-requests");
        places = new Semaphore(atOnce == 0 ? Integer.MAX_VALUE : atOnce);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith("/health")) {
            chain.doFilter(request, response);
        } else if (!places.tryAcquire()) {
            Responses.write(request, response, Problem.of(new ServerFull()));
        } else {
            try {
                admitted(request, response, chain);
            } finally {
                places.release();
            }
        }
    }

    private void admitted(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            rates.count(
                    proxies.client(request),
                    Optional.ofNullable(request.getUserPrincipal()).map(principal -> principal.getName()));
        } catch (Refusal refusal) {
            Responses.write(request, response, Problem.of(refusal));
            return;
        }
        chain.doFilter(request, response);
    }
}
