package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.SipURI;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.Sequence;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;

/** Builds requests (RFC 3261, 8.1.1) and sends them, on the flow given or to the host of the Request-URI. */
final class Sending {
    private static final int DEFAULT_PORT = 5060;

    private final List<Listener> listeners;

    Sending(List<Listener> listeners) {
        this.listeners = listeners;
    }

    void send(OutgoingRequest outgoing) {
        try {
            var hop = hop(outgoing);
            refuseOurselves(hop);
            var listener = listenerFor(hop, outgoing.via());
            var request = request(outgoing, listener);
            send(FlowRouter.addressed(request, hop), listener, outgoing.correlation());
        } catch (ParseException | InvalidArgumentException | IllegalArgumentException e) {
            throw new SipSendException("not a request that SIP can carry: " + e.getMessage(), e);
        } catch (SipException e) {
            throw new SipSendException("could not send " + outgoing.method() + " to " + outgoing.requestUri(), e);
        }
    }

    private static void send(SIPRequest request, Listener listener, String correlation) throws SipException {
        var transaction = listener.provider().getNewClientTransaction(request);
        var sent = new Sent(new SipTimeout(correlation, request.getCallId().getCallId(), request.getMethod()));
        transaction.setApplicationData(sent);
        try {
            transaction.sendRequest();
        } catch (SipException e) {
            sent.end(); // the exception tells it; no timeout shall follow
            throw e;
        }
    }

    private static Hop hop(OutgoingRequest outgoing) throws ParseException {
        return outgoing.via().isPresent()
                ? hop(outgoing.via().get())
                : hop(outgoing.requestUri().text());
    }

    private static Hop hop(Flow flow) {
        return new HopImpl(bracketed(flow.remoteAddress()), flow.remotePort(), flow.transport());
    }

    private static String bracketed(InetAddress address) {
        var text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private static Hop hop(String requestUri) throws ParseException {
        if (!(Addresses.jain(requestUri) instanceof SipURI uri) || uri.isSecure()) {
            throw new SipSendException("no way to " + requestUri);
        }
        var transport = Optional.ofNullable(uri.getTransportParam()).orElse("udp");
        return new HopImpl(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT, transport);
    }

    /** The stack would hand such a request to itself, as if it had come from outside. */
    private void refuseOurselves(Hop hop) {
        if (listeners.stream().anyMatch(listener -> listener.isAt(hop.getHost(), hop.getPort()))) {
            throw new SipSendException("it would come back to us: " + hop);
        }
    }

    private Listener listenerFor(Hop hop, Optional<Flow> via) {
        return listeners.stream()
                .filter(listener ->
                        listener.address().transport().equals(hop.getTransport().toLowerCase(Locale.ROOT)))
                .filter(listener ->
                        via.isEmpty() || listener.address().port() == via.get().localPort())
                .findFirst()
                .orElseThrow(() -> new SipSendException(
                        "no listener of ours for " + via.map(Flow::toString).orElse(hop.toString())));
    }

    private static SIPRequest request(OutgoingRequest outgoing, Listener listener)
            throws ParseException, InvalidArgumentException {
        if (outgoing.method().equals("ACK") || outgoing.method().equals("CANCEL")) {
            throw new IllegalArgumentException(outgoing.method() + " belongs to the INVITE that was sent");
        }
        var request = new SIPRequest();
        request.setRequestURI(Addresses.jain(outgoing.requestUri().text()));
        request.setMethod(outgoing.method());
        request.addHeader(listener.newVia());
        request.addHeader(Headers.maxForwards());
        request.addHeader(Headers.FACTORY.createFromHeader(Addresses.jain(outgoing.from()), tag(outgoing.from())));
        request.addHeader(Headers.FACTORY.createToHeader(
                Addresses.jain(outgoing.to()), outgoing.to().parameter("tag").orElse(null)));
        var sequence = outgoing.sequence()
                .orElseGet(() -> new Sequence(UUID.randomUUID().toString(), 1));
        request.addHeader(Headers.FACTORY.createCallIdHeader(sequence.callId()));
        request.addHeader(Headers.FACTORY.createCSeqHeader(sequence.number(), outgoing.method()));
        Headers.add(request, outgoing.headers());
        Headers.add(request, outgoing.body());
        return request;
    }

    private static String tag(NameAddress from) {
        return from.parameter("tag").orElseGet(() -> UUID.randomUUID().toString());
    }
}
