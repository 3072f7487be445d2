package org.restsip.connector.stack;

import gov.nist.javax.sip.SipProviderImpl;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.restsip.connector.stack.ListenAddress.Advertised;

/**
 * A running SIP stack: transport and transactions (RFC 3261, sections 17 and 18), no dialogs. Its listener is called in the
 * threads that receive, one message of a connection or of a UDP port after the other, so it must only queue. Safe for use by
 * many threads.
 */
public final class SipStack {
    /** Each takes some kilobytes. */
    private static final long MOST_TRANSACTIONS = Runtime.getRuntime().maxMemory() / (16 << 10);

    private final Drops drops = new Drops();
    private final Taps taps = new Taps();
    private final Transports transports;
    private final List<Listener> listeners = new ArrayList<>();
    private final Sending sending;
    private final JainStack jain;

    private SipStack(SipListener receiver, String server, Outward outward, Wiring wiring) throws SipException {
        this.transports = new Transports(new GuardedParser(server), drops, taps, wiring);
        this.sending = new Sending(listeners, outward, receiver::onTimeout);
        this.jain = new JainStack(transports);
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
        return start(addresses, receiver, server, rules, outward, Wiring.PLAIN);
    }

    /**
     * The same.
     *
     * @param wiring what the listeners share
     */
    public static SipStack start(
            List<ListenAddress> addresses,
            SipListener receiver,
            String server,
            GateRules rules,
            Outward outward,
            Wiring wiring)
            throws SipStackException {
        try {
            var stack = new SipStack(receiver, server, outward, wiring);
            var gate = new Gate(rules, System::nanoTime);
            stack.listen(addresses, new Receiving(receiver, gate, stack.drops, server, stack::hasRoomForTransactions));
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
                listeners.add(new Listener(
                        address,
                        advertised(address),
                        provider,
                        transports.newest().wire()));
                provider.addSipListener(receiving);
            } catch (SipException | InvalidArgumentException | TooManyListenersException e) {
                stop();
                throw new SipStackException("cannot listen at " + address + ": " + e.getMessage(), e);
            }
        }
    }

    private static Advertised advertised(ListenAddress address) throws IOException {
        if (address.advertised().isPresent()) {
            return address.advertised().get();
        }
        var bound = InetAddress.getByName(address.host());
        // A wildcard address is none that others could answer to.
        var told = bound.isAnyLocalAddress() ? InetAddress.getLocalHost() : bound;
        return new Advertised(Servers.text(told), address.port());
    }

    /** A transaction is kept for half a minute: a flood of them must not fill the memory. */
    private boolean hasRoomForTransactions() {
        return transactions() < MOST_TRANSACTIONS;
    }

    /** Closes all sockets; takes about a second. */
    public void stop() {
        sending.stop();
        jain.stop();
        transports.close();
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
                .min(Comparator.comparing(listener -> !listener.isBoundTo(flow)))
                .map(Listener::contact)
                .orElseThrow(() -> new SipSendException("no listener of ours for " + flow));
    }

    /** Whether every listener still receives; if not, only a new start helps. */
    public boolean isAlive() {
        return jain.isAlive() && deadListeners().isEmpty();
    }

    /** The listeners that receive no more, as {@code tcp 192.0.2.1:5060}. */
    public List<String> deadListeners() {
        return transports.dead().stream().map(Point::toString).toList();
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
