package org.restsip.rest.edge;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request at hand, as it came. Where one goes on after it has waited, not every server finds it by
 * {@code @Inject HttpServletRequest} (Payara).
 */
@RequestScoped
public class AtHand {
    @Nullable
    private HttpServletRequest request;

    void set(HttpServletRequest current) {
        request = current;
    }

    public HttpServletRequest request() {
        if (request == null) {
            throw new IllegalStateException("no request has come through the first filter");
        }
        return request;
    }
}
