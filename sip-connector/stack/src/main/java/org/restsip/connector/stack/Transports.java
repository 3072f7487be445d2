package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes the listeners: UDP with a bounded inbox, and blocking channels for TCP. The stack's non-blocking ones lose
 * connections they dialled, and close those on which compact header names arrive.
 */
final class Transports implements MessageProcessorFactory {
    private final Drops drops;
    private final List<Receiver> receivers = new CopyOnWriteArrayList<>();

    Transports(Drops drops) {
        this.drops = drops;
    }

    @Override
    public MessageProcessor createMessageProcessor(
            SIPTransactionStack stack, InetAddress address, int port, String transport) throws IOException {
        return switch (transport.toLowerCase(Locale.ROOT)) {
            case "udp" -> watched(udp(stack, address, port));
            case "tcp" -> watched(new TcpReceiver(stack, address, port));
            default -> throw new IOException("no such transport: " + transport);
        };
    }

    private UdpReceiver udp(SIPTransactionStack stack, InetAddress address, int port) throws IOException {
        answerFromTheListeningSocket(stack);
        return new UdpReceiver(stack, address, port, drops);
    }

    /** Without this flag every datagram leaves from a new ephemeral port, which no NAT lets in. It has no setter. */
    private static void answerFromTheListeningSocket(SIPTransactionStack stack) throws IOException {
        try {
            var flag = SIPTransactionStack.class.getDeclaredField("udpFlag");
            flag.setAccessible(true);
            flag.setBoolean(stack, true);
        } catch (ReflectiveOperationException e) {
            throw new IOException("this JAIN-SIP has no udpFlag", e);
        }
    }

    private <R extends MessageProcessor & Receiver> R watched(R receiver) {
        receivers.add(receiver);
        return receiver;
    }

    boolean areAlive() {
        return receivers.stream().allMatch(Receiver::isAlive);
    }
}
