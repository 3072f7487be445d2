package org.restsip.connector.stack;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.restsip.connector.stack.wire.Intake;
import org.restsip.connector.stack.wire.Transport;
import org.restsip.connector.stack.wire.Wire;

/** What JAIN-SIP's transactions know of one of our listeners. */
final class Point extends MessageProcessor {
    private final Transport kind;
    private final Taps taps;
    private final Wire wire;

    /** @param wire makes the listener that this point shows to the stack; what comes in goes to the intake */
    Point(
            SIPTransactionStack stack,
            InetAddress address,
            int port,
            Transport kind,
            Function<Point, Intake> intake,
            Function<Intake, Wire> wire,
            Taps taps) {
        super(address, port, kind.toString(), stack);
        this.kind = kind;
        this.taps = taps;
        this.wire = wire.apply(intake.apply(this));
    }

    Taps taps() {
        return taps;
    }

    Wire wire() {
        return wire;
    }

    boolean isAlive() {
        return wire.isAlive();
    }

    @Override
    public void start() throws IOException {
        wire.open();
    }

    @Override
    public void stop() {
        wire.close();
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return sipStack;
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws IOException {
        return createMessageChannel(target.getInetAddress(), target.getPort());
    }

    /** Who is not connected is not called here: whoever sends has seen to that before. */
    @Override
    public MessageChannel createMessageChannel(InetAddress target, int port) throws IOException {
        var remote = new InetSocketAddress(target, port);
        return new Channel(this, wire.peer(remote).orElseThrow(() -> new IOException("no connection with " + remote)));
    }

    @Override
    public String toString() {
        return kind + " " + Servers.text(getIpAddress()) + ":" + getPort();
    }

    @Override
    public int getDefaultTargetPort() {
        return kind.isSecure() ? 5061 : 5060;
    }

    @Override
    public boolean isSecure() {
        return kind.isSecure();
    }

    @Override
    public int getMaximumMessageSize() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean inUse() {
        return false;
    }
}
