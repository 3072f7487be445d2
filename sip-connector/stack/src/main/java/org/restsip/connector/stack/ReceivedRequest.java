package org.restsip.connector.stack;

import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.PeerCertificate;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;

/** A request, and the way back for its answers. */
final class ReceivedRequest extends ReceivedMessage implements SipRequest {
    private final SIPRequest request;
    private final WayBack wayBack;
    private final Flow flow;

    ReceivedRequest(SIPRequest request, String transport, WayBack wayBack) {
        super(request);
        this.request = request;
        this.wayBack = wayBack;
        this.flow = new Flow(
                transport,
                request.getLocalAddress(),
                request.getLocalPort(),
                request.getPeerPacketSourceAddress(),
                request.getPeerPacketSourcePort());
    }

    void answer(SipReply reply) {
        wayBack.answer(reply);
    }

    @Override
    public SipUri requestUri() {
        return Addresses.uri(request.getRequestURI());
    }

    @Override
    public List<NameAddress> contacts() {
        return wildcardContact()
                ? List.of()
                : contactHeaders().stream().map(Addresses::address).toList();
    }

    @Override
    public boolean wildcardContact() {
        return contactHeaders().stream()
                .anyMatch(contact -> contact.getAddress().isWildcard());
    }

    private List<Contact> contactHeaders() {
        return Optional.<List<Contact>>ofNullable(request.getContactHeaders()).orElse(List.of());
    }

    @Override
    public OptionalInt expires() {
        var header = request.getExpires();
        return header == null ? OptionalInt.empty() : OptionalInt.of(header.getExpires());
    }

    @Override
    public OptionalInt maxForwards() {
        var header = request.getMaxForwards();
        return header == null ? OptionalInt.empty() : OptionalInt.of(header.getMaxForwards());
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public Optional<PeerCertificate> peerCertificate() {
        return Optional.empty();
    }
}
