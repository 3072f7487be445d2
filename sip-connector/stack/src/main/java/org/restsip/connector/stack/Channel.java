package org.restsip.connector.stack;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import org.restsip.connector.stack.wire.Peer;

/** What JAIN-SIP's transactions know of a peer. It never closes a connection: that ends by its own rules. */
final class Channel extends MessageChannel implements RawMessageChannel {
    private static final int DEFAULT_PORT = 5060;

    private final Point point;
    private final Peer peer;
    private final InetAddress address;
    private final int port;

    Channel(Point point, Peer peer) {
        this.point = point;
        this.peer = peer;
        this.messageProcessor = point;
        var flow = peer.flow();
        this.address = flow.remoteAddress();
        this.port = flow.remotePort();
    }

    Peer peer() {
        return peer;
    }

    @Override
    public void sendMessage(SIPMessage message) throws IOException {
        write(message);
    }

    /** To its peer in any case: a channel is made for each place to send to. */
    @Override
    public void sendMessage(SIPMessage message, InetAddress receiver, int receiverPort) throws IOException {
        write(message);
    }

    @Override
    protected void sendMessage(byte[] message, InetAddress receiver, int receiverPort, boolean again)
            throws IOException {
        write(message, () -> {});
    }

    private void write(SIPMessage message) throws IOException {
        var bytes = message.encodeAsBytes(viaTransport(message));
        write(bytes, message instanceof SIPRequest request ? () -> lost(request) : () -> {});
    }

    /** Without a transaction: a datagram goes to the port that Via says (RFC 3261, 18.2.2; RFC 3581, 4). */
    void answer(SIPResponse response) throws IOException {
        var via = response.getTopmostVia();
        if (isReliable() || via.getRPort() > 0) {
            write(response);
        } else {
            var sentBy = via.getPort() > 0 ? via.getPort() : DEFAULT_PORT;
            ((Channel) point.createMessageChannel(address, sentBy)).write(response);
        }
    }

    void write(byte[] bytes, Runnable whenLost) throws IOException {
        point.taps().sent(peer::flow, bytes);
        peer.send(bytes, whenLost);
    }

    /** As it stands there: encoding would write the channel's into it. */
    private String viaTransport(SIPMessage message) {
        Via via = message.getTopmostVia();
        return via == null || via.getTransport() == null ? getTransport() : via.getTransport();
    }

    /** The connection ended before the request was out: its sender need not wait for the timeout (RFC 3261, 8.1.3.1). */
    private void lost(SIPRequest request) {
        if (getSIPStack().findTransaction(request, false) instanceof SIPClientTransaction transaction) {
            transaction.raiseIOExceptionEvent();
        }
    }

    @Override
    public void processMessage(SIPMessage message) {
        throw new IllegalStateException("a message to ourselves, which nobody sends: " + message.getFirstLine());
    }

    @Override
    public void close() {
        // not for a transaction to do
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return point.getSIPStack();
    }

    @Override
    public String getTransport() {
        return point.getTransport().toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean isReliable() {
        return peer.flow().isReliable();
    }

    @Override
    public boolean isSecure() {
        return point.isSecure();
    }

    @Override
    public String getPeerAddress() {
        return address.getHostAddress();
    }

    @Override
    protected InetAddress getPeerInetAddress() {
        return address;
    }

    @Override
    protected String getPeerProtocol() {
        return getTransport();
    }

    @Override
    public int getPeerPort() {
        return port;
    }

    @Override
    public int getPeerPacketSourcePort() {
        return port;
    }

    @Override
    public InetAddress getPeerPacketSourceAddress() {
        return address;
    }

    @Override
    public String getKey() {
        return getKey(address, port, getTransport());
    }

    @Override
    public String getViaHost() {
        return getHost();
    }

    @Override
    public int getViaPort() {
        return getPort();
    }
}
