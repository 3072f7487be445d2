package org.restsip.rest.stream;

import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.restsip.user.Caller;

/**
 * Who opens a WebSocket. As the principal of its handshake it gets from the request, of which nothing else is left, to
 * the socket.
 *
 * @param caller      who it is, if it has proved so already
 * @param server      where this node answers, as the visitor reached it
 * @param credentials the headers by which it did, and what says for whom this node asks
 */
record Visitor(Optional<Caller> caller, URI server, Map<String, String> credentials) implements Principal {
    @Override
    public String getName() {
        return caller.map(known -> known.aor().toString()).orElse("anonymous");
    }

    /** The same, having shown a token. */
    Visitor proved(Caller as, String token) {
        var headers = new LinkedHashMap<>(credentials);
        headers.put("Authorization", "Bearer " + token);
        return new Visitor(Optional.of(as), server, headers);
    }

    @Override
    public String toString() {
        return getName(); // and no credentials
    }
}
