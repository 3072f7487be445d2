package org.restsip.rest.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.restsip.rest.edge.Proxies;

/** Whether a browser sent a request for a page of ours (RFC 6454), and not for one of a stranger. */
@Singleton
public class SameOrigin {
    private final Proxies proxies;

    @Inject
    public SameOrigin(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Whether the request says that it comes from a page of the server that it goes to. */
    public boolean isOf(HttpServletRequest request) {
        return origin(request).filter(proxies.client(request)::isSameOrigin).isPresent();
    }

    /** Whether the request comes from a page of somebody else; programs that are no browsers say nothing. */
    public boolean isForeign(HttpServletRequest request) {
        return origin(request).isPresent() && !isOf(request);
    }

    /**
     * Whether the handshake of a WebSocket may count its cookie: the browser sends it whoever's page opens the socket
     * (RFC 6455, section 10.2). Whoever says who it is in a header was not made to by a page.
     */
    public boolean allowsSocket(HttpServletRequest handshake) {
        return !Presented.byCookie(handshake) || isOf(handshake);
    }

    private static Optional<String> origin(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Origin"));
    }
}
