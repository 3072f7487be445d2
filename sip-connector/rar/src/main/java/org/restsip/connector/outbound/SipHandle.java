package org.restsip.connector.outbound;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipConnection;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTap;
import org.restsip.connector.api.SipUri;
import org.restsip.connector.stack.SipStack;

/** What a bean holds: the way to its managed connection, until it is closed. */
public class SipHandle implements SipConnection {
    private volatile @Nullable SipManagedConnection connection;

    SipHandle(SipManagedConnection connection) {
        this.connection = connection;
    }

    @Override
    public void answer(SipRequest request, SipReply reply) {
        connection();
        SipStack.answer(request, reply);
    }

    @Override
    public void send(OutgoingRequest request) {
        connection().stack().send(request);
    }

    @Override
    public SipUri parse(String uri) {
        return SipStack.parse(uri);
    }

    @Override
    public SipUri contact(Flow flow) {
        return connection().stack().contact(flow);
    }

    @Override
    public boolean isListening() {
        return connection().isListening();
    }

    @Override
    public void tap(SipTap tap) {
        connection().stack().tap(tap);
    }

    @Override
    public void untap() {
        connection().stack().untap();
    }

    @Override
    public void close() {
        Optional.ofNullable(connection).ifPresent(open -> open.closed(this));
    }

    void moveTo(SipManagedConnection other) {
        Optional.ofNullable(connection).ifPresent(open -> open.forget(this));
        connection = other;
    }

    void invalidate() {
        connection = null;
    }

    private SipManagedConnection connection() {
        return Optional.ofNullable(connection).orElseThrow(() -> new SipSendException("this SIP connection is closed"));
    }
}
