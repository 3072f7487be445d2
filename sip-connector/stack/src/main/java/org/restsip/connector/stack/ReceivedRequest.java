package org.restsip.connector.stack;

import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.message.SIPRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.PeerCertificate;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.connector.stack.wire.Peer;

/** A request, and the way back for its answers. */
final class ReceivedRequest extends ReceivedMessage implements SipRequest {
    private static final Pattern EXPIRES = Pattern.compile(";\\s*expires=([0-9]{1,9})", Pattern.CASE_INSENSITIVE);

    private final SIPRequest request;
    private final WayBack wayBack;
    private final Peer peer;

    ReceivedRequest(SIPRequest request, Peer peer, WayBack wayBack) {
        super(request);
        this.request = request;
        this.wayBack = wayBack;
        this.peer = peer;
    }

    void answer(SipReply reply) {
        wayBack.answer(reply);
        if (isRegistration(reply)) {
            peer.keepFor(longestBinding(reply));
        }
    }

    private boolean isRegistration(SipReply reply) {
        return method().equals("REGISTER") && reply.status() / 100 == 2;
    }

    /** As the answer says it of each contact (RFC 3261, section 10.3). */
    private static Duration longestBinding(SipReply reply) {
        var longest = reply.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Contact"))
                .map(header -> EXPIRES.matcher(header.value()))
                .filter(Matcher::find)
                .mapToLong(expires -> Long.parseLong(expires.group(1)))
                .max();
        return Duration.ofSeconds(longest.orElse(0));
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
        return peer.flow();
    }

    @Override
    public Optional<PeerCertificate> peerCertificate() {
        return peer.certificate();
    }
}
