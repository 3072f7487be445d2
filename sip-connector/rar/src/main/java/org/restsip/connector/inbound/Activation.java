package org.restsip.connector.inbound;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.Set;

/**
 * One kind of bean that receives.
 *
 * @param beans   where the container gives out instances
 * @param methods the SIP methods it wants
 */
record Activation(MessageEndpointFactory beans, Set<String> methods) {

    boolean wants(String method) {
        return methods.contains(method);
    }

    MessageEndpoint newEndpoint() throws UnavailableException {
        return beans.createEndpoint(null);
    }
}
