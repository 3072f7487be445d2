package org.restsip.connector.stack;

import java.util.Optional;
import java.util.Set;
import org.restsip.connector.stack.wire.Certificates;
import org.restsip.connector.stack.wire.Limits;

/**
 * What the listeners of a stack share.
 *
 * @param limits       how much peers may take
 * @param certificates who we are over TLS, and whom we trust; without them there is neither TLS nor WSS
 * @param origins      whose pages may connect by WebSocket, such as {@code https://app.example.com}; empty: all
 */
public record Wiring(Limits limits, Optional<Certificates> certificates, Set<String> origins) {

    /** Without TLS, and with the limits that are usual. */
    public static final Wiring PLAIN = new Wiring(Limits.DEFAULT, Optional.empty(), Set.of());
}
