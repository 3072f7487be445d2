package org.restsip.connector.stack;

import gov.nist.javax.sip.SipProviderImpl;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TooManyListenersException;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipListener;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTap;
import org.restsip.connector.api.SipUri;

/**
 * A running SIP stack: transport and transactions (RFC 3261, sections 17 and 18), no dialogs. Its listener is called in the
 * threads that receive, one message of a connection or of a UDP port after the other, so it must only queue. Safe for use by
 * many threads.
 */
public final class SipStack {
    private final Drops drops = new Drops();
    private final Taps taps = new Taps();
    private final Transports transports = new Transports(drops);
    private final List<Listener> listeners = new ArrayList<>();
    private final Sending sending;
    private final JainStack jain;

    private SipStack(SipListener receiver, String server, Outward outward) throws SipException {
        this.sending = new Sending(listeners, outward, receiver::onTimeout);
        this.jain = new JainStack(transports, new GuardedParser(drops, server));
    }

    /**
     * Opens all the addresses, or none.
     *
     * @param addresses where to listen, one at least
     * @param receiver  gets what comes in
     * @param server    what answers say in their Server header (RFC 3261, section 20.35); empty for none
     * @param rules     whom to let in
     * @param outward   how requests find their way to others
     * @throws SipStackException if one of them cannot be opened
     */
    public static SipStack start(
            List<ListenAddress> addresses, SipListener receiver, String server, GateRules rules, Outward outward)
            throws SipStackException {
        try {
            var stack = new SipStack(receiver, server, outward);
            stack.listen(addresses, new Receiving(receiver, new Gate(rules, System::nanoTime), stack.drops, server));
            return stack;
        } catch (SipException | IOException e) {
            throw new SipStackException("cannot start SIP: " + e.getMessage(), e);
        }
    }

    private void listen(List<ListenAddress> addresses, Receiving receiving) throws SipStackException, IOException {
        for (var address : addresses) {
            try {
                var point = jain.createListeningPoint(address.host(), address.port(), address.transport());
                var provider = (SipProviderImpl) jain.createSipProvider(point);
                listeners.add(new Listener(address, viaHost(address.host()), provider));
                provider.addSipListener(receiving);
            } catch (SipException | InvalidArgumentException | TooManyListenersException e) {
                stop();
                throw new SipStackException("cannot listen at " + address + ": " + e.getMessage(), e);
            }
        }
    }

    /** A wildcard address is none that others could answer to. */
    private static String viaHost(String host) throws IOException {
        return InetAddress.getByName(host).isAnyLocalAddress()
                ? InetAddress.getLocalHost().getHostAddress()
                : host;
    }

    /** Closes all sockets; takes about a second. */
    public void stop() {
        sending.stop();
        jain.stop();
    }

    /**
     * Answers a request that a stack delivered; it carries the way back itself. An ACK has no answer, and a second final
     * one is ignored.
     *
     * @throws SipSendException if it could not be handed to the transport
     */
    public static void answer(SipRequest request, SipReply reply) {
        if (!(request instanceof ReceivedRequest received)) {
            throw new SipSendException("this request came in elsewhere: " + request);
        }
        if (!request.method().equals("ACK")) {
            received.answer(reply);
        }
    }

    /**
     * Sends a request; its responses or its timeout go to the listener.
     *
     * @throws SipSendException if it could not be handed to the transport; then nothing follows
     */
    public void send(OutgoingRequest request) {
        sending.send(request);
    }

    /** From now on {@code tap} sees all that comes in and goes out, instead of the one before. */
    public void tap(SipTap tap) {
        taps.open(tap);
    }

    /** Ends {@link #tap}. */
    public void untap() {
        taps.close();
    }

    /** @throws IllegalArgumentException if it is not a URI that SIP can carry */
    public static SipUri parse(String uri) {
        return Addresses.parse(uri);
    }

    /**
     * Where the far end of that flow can reach us again.
     *
     * @throws SipSendException if no listener of ours belongs to the flow
     */
    public SipUri contact(Flow flow) {
        return listeners.stream()
                .filter(listener -> listener.serves(flow))
                .findFirst()
                .map(Listener::contact)
                .orElseThrow(() -> new SipSendException("no listener of ours for " + flow));
    }

    /** Whether every listener still receives; if not, only a new start helps. */
    public boolean isAlive() {
        return jain.isAlive() && transports.areAlive();
    }

    /** How many requests have a transaction, which takes memory until it ends. */
    int transactions() {
        return jain.getServerTransactionTableSize();
    }

    /** How many messages were refused or dropped because they could not be understood. */
    public long malformed() {
        return drops.ofMalformed();
    }

    /** How many datagrams were dropped because the inbox was full. */
    public long overload() {
        return drops.ofOverload();
    }
}
