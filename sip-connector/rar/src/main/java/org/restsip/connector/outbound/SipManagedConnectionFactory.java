package org.restsip.connector.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.SipResourceAdapter;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipConnectionFactory;

/** Makes connections to the stack of its resource adapter; all of one adapter are alike. */
@ConnectionDefinition(
        connectionFactory = SipConnectionFactory.class,
        connectionFactoryImpl = PooledConnections.class,
        connection = SipConnection.class,
        connectionImpl = SipHandle.class)
public class SipManagedConnectionFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {
    private static final long serialVersionUID = 1L;

    private transient @Nullable SipResourceAdapter adapter;
    private transient @Nullable PrintWriter log;

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new PooledConnections(this, manager);
    }

    /** @throws NotSupportedException always: there is no stack outside of a container */
    @Override
    public Object createConnectionFactory() throws NotSupportedException {
        throw new NotSupportedException("the SIP connector needs a container");
    }

    @Override
    public ManagedConnection createManagedConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        return new SipManagedConnection(Objects.requireNonNull(adapter, "no resource adapter is set"));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public @Nullable ManagedConnection matchManagedConnections(
            Set candidates, @Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        for (var candidate : candidates) {
            if (candidate instanceof SipManagedConnection ours) {
                return ours;
            }
        }
        return null;
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
        this.adapter = (SipResourceAdapter) adapter;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter log) {
        this.log = log;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SipManagedConnectionFactory that && Objects.equals(adapter, that.adapter);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(adapter);
    }
}
