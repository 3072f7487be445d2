package org.restsip.connector.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.SipResourceAdapter;
import org.restsip.connector.stack.SipStack;

/** What the container pools: a reference to the one stack, and the handles that beans hold. */
final class SipManagedConnection implements ManagedConnection {
    private final SipResourceAdapter adapter;
    private final List<SipHandle> handles = new CopyOnWriteArrayList<>();
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable PrintWriter log;

    SipManagedConnection(SipResourceAdapter adapter) {
        this.adapter = adapter;
    }

    SipStack stack() {
        return adapter.stack();
    }

    boolean isListening() {
        return adapter.isListening();
    }

    @Override
    public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo info) {
        var handle = new SipHandle(this);
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connection) {
        var handle = (SipHandle) connection;
        handle.moveTo(this);
        handles.add(handle);
    }

    void forget(SipHandle handle) {
        handles.remove(handle);
    }

    /** The bean is done: the container may pool us again. */
    void closed(SipHandle handle) {
        handle.invalidate();
        forget(handle);
        var event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
        event.setConnectionHandle(handle);
        listeners.forEach(listener -> listener.connectionClosed(event));
    }

    @Override
    public void cleanup() {
        handles.forEach(SipHandle::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        cleanup();
        listeners.clear();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException("SIP has no transactions of that kind");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("SIP has no transactions of that kind");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new SipMetaData();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter log) {
        this.log = log;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return log;
    }

    private record SipMetaData() implements ManagedConnectionMetaData {
        @Override
        public String getEISProductName() {
            return "SIP";
        }

        @Override
        public String getEISProductVersion() {
            return "2.0";
        }

        /** No limit. */
        @Override
        public int getMaxConnections() {
            return 0;
        }

        @Override
        public String getUserName() {
            return "";
        }
    }
}
