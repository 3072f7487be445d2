package org.restsip.connector.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipConnectionFactory;
import org.restsip.connector.api.SipSendException;

/** Connections from the container's pool. */
public class PooledConnections implements SipConnectionFactory {
    private static final long serialVersionUID = 1L;

    private final SipManagedConnectionFactory factory;

    @SuppressWarnings("serial") // a container's connection manager is serializable, its interface says
    private final ConnectionManager manager;

    private @Nullable Reference reference;

    PooledConnections(SipManagedConnectionFactory factory, ConnectionManager manager) {
        this.factory = factory;
        this.manager = manager;
    }

    @Override
    @SuppressWarnings("NullAway") // null stands for: nothing to ask for
    public SipConnection connect() {
        try {
            return (SipConnection) manager.allocateConnection(factory, null);
        } catch (ResourceException e) {
            throw new SipSendException("no SIP connection: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable Reference getReference() {
        return reference;
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }
}
