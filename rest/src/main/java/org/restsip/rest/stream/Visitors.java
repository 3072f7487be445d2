package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restsip.rest.edge.Proxies;
import org.restsip.rest.security.Callers;
import org.restsip.rest.security.SameOrigin;

/** Lets handshakes of WebSockets in, so that the socket knows who is there. */
@Singleton
public class Visitors {
    private final SameOrigin origins;
    private final Proxies proxies;

    @Inject
    public Visitors(SameOrigin origins, Proxies proxies) {
        this.origins = origins;
        this.proxies = proxies;
    }

    /** The handshake, with a {@link Visitor} as its principal. */
    HttpServletRequest admit(HttpServletRequest handshake) {
        var visitor = visitor(handshake);
        return new HttpServletRequestWrapper(handshake) {
            @Override
            public Principal getUserPrincipal() {
                return visitor;
            }
        };
    }

    /** A cookie that came with the page of a stranger proves nothing: a token has to. */
    private Visitor visitor(HttpServletRequest handshake) {
        var server = server(handshake);
        var errand = proxies.errandFor(handshake);
        return handshake.getUserPrincipal() != null && origins.allowsSocket(handshake)
                ? new Visitor(Optional.of(Callers.of(handshake)), server, credentials(handshake, server, errand))
                : new Visitor(Optional.empty(), server, Map.ofEntries(errand));
    }

    private static URI server(HttpServletRequest handshake) {
        var address = handshake.getLocalAddr();
        var host = address.indexOf(':') < 0 ? address : "[" + address + "]";
        return URI.create((handshake.isSecure() ? "https" : "http") + "://" + host + ":" + handshake.getLocalPort());
    }

    /** The origin was ours, or the cookie would not count; for a request to itself the node has another name. */
    private static Map<String, String> credentials(
            HttpServletRequest handshake, URI server, Map.Entry<String, String> errand) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : List.of("Authorization", "Cookie")) {
            Optional.ofNullable(handshake.getHeader(name)).ifPresent(value -> headers.put(name, value));
        }
        headers.put("Origin", server.toString());
        headers.put(errand.getKey(), errand.getValue());
        return headers;
    }
}
