package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.restsip.connector.stack.wire.Connections;
import org.restsip.connector.stack.wire.Intake;
import org.restsip.connector.stack.wire.StreamWire;
import org.restsip.connector.stack.wire.Transport;
import org.restsip.connector.stack.wire.UdpWire;
import org.restsip.connector.stack.wire.Wire;

/** Makes the listeners, over sockets of our own: those of the stack have no bounds, and some of their threads die. */
final class Transports implements MessageProcessorFactory {
    private final GuardedParser parser;
    private final Drops drops;
    private final Taps taps;
    private final Wiring wiring;
    private final Connections connections;
    private final List<Point> points = new CopyOnWriteArrayList<>();

    Transports(GuardedParser parser, Drops drops, Taps taps, Wiring wiring) {
        this.parser = parser;
        this.drops = drops;
        this.taps = taps;
        this.wiring = wiring;
        this.connections = new Connections(wiring.limits());
    }

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        var kind = Transport.named(transport).orElseThrow(() -> new IOException("no such transport: " + transport));
        if (kind.isSecure() && wiring.certificates().isEmpty()) {
            throw new IOException("it needs a certificate");
        }
        var local = new InetSocketAddress(address, port);
        var point = new Point(
                stack,
                address,
                port,
                kind,
                itself -> new Incoming(itself, parser, drops),
                intake -> wire(kind, local, intake),
                taps);
        points.add(point);
        return point;
    }

    private Wire wire(Transport kind, InetSocketAddress local, Intake intake) {
        return kind == Transport.UDP
                ? new UdpWire(local, intake)
                : new StreamWire(kind, local, intake, connections, wiring.certificates(), wiring.origins());
    }

    Point newest() {
        return points.get(points.size() - 1);
    }

    /** Those that receive no more. */
    List<Point> dead() {
        return points.stream().filter(point -> !point.isAlive()).toList();
    }

    void close() {
        connections.close();
    }
}
