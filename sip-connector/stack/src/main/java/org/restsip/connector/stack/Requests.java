package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.header.MaxForwardsHeader;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.Sequence;
import org.restsip.connector.api.SipHeader;

/** Builds requests (RFC 3261, section 8.1.1). */
final class Requests {
    private static final String MAX_FORWARDS = "Max-Forwards";

    private Requests() {}

    /** With what the sender left open, so that it is the same request wherever it is tried. */
    static OutgoingRequest complete(OutgoingRequest wanted) {
        return new OutgoingRequest(
                wanted.method(),
                wanted.requestUri(),
                wanted.via(),
                tagged(wanted.from()),
                wanted.to(),
                Optional.of(wanted.sequence()
                        .orElseGet(() -> new Sequence(UUID.randomUUID().toString(), 1))),
                wanted.headers(),
                wanted.body(),
                wanted.correlation());
    }

    private static NameAddress tagged(NameAddress from) {
        if (from.parameter("tag").isPresent()) {
            return from;
        }
        var parameters = new HashMap<>(from.parameters());
        parameters.put("tag", UUID.randomUUID().toString());
        return new NameAddress(from.displayName(), from.uri(), parameters);
    }

    /** The request as it leaves from that listener: each try is a transaction of its own (RFC 3263, section 4.3). */
    static SIPRequest from(Listener listener, OutgoingRequest outgoing)
            throws ParseException, InvalidArgumentException {
        if (outgoing.method().equals("ACK") || outgoing.method().equals("CANCEL")) {
            throw new IllegalArgumentException(outgoing.method() + " belongs to the INVITE that was sent");
        }
        var sequence = outgoing.sequence().orElseThrow();
        var request = new SIPRequest();
        request.setRequestURI(Addresses.jain(outgoing.requestUri().text()));
        request.setMethod(outgoing.method());
        request.addHeader(listener.newVia());
        request.addHeader(maxForwards(outgoing.headers()));
        request.addHeader(Headers.FACTORY.createFromHeader(
                Addresses.jain(outgoing.from()),
                outgoing.from().parameter("tag").orElseThrow()));
        request.addHeader(Headers.FACTORY.createToHeader(
                Addresses.jain(outgoing.to()), outgoing.to().parameter("tag").orElse(null)));
        request.addHeader(Headers.FACTORY.createCallIdHeader(sequence.callId()));
        request.addHeader(Headers.FACTORY.createCSeqHeader(sequence.number(), outgoing.method()));
        Headers.add(
                request,
                outgoing.headers().stream()
                        .filter(header -> !isMaxForwards(header))
                        .toList());
        Headers.add(request, outgoing.body());
        return request;
    }

    private static MaxForwardsHeader maxForwards(List<SipHeader> headers)
            throws ParseException, InvalidArgumentException {
        var given = headers.stream().filter(Requests::isMaxForwards).findFirst();
        try {
            return given.isPresent()
                    ? Headers.FACTORY.createMaxForwardsHeader(
                            Integer.parseInt(given.get().value()))
                    : Headers.maxForwards();
        } catch (NumberFormatException e) {
            throw new ParseException("Max-Forwards is no number", 0);
        }
    }

    private static boolean isMaxForwards(SipHeader header) {
        return header.name().equalsIgnoreCase(MAX_FORWARDS);
    }
}
