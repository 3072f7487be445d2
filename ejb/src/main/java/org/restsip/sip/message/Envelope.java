package org.restsip.sip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.Sequence;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.message.Content;
import org.restsip.message.Message;
import org.restsip.sip.Addresses;
import org.restsip.sip.Dates;
import org.restsip.user.Ids;

/** A message of the core as a MESSAGE (RFC 3428, section 4), and the content of one that came. */
@Singleton
public class Envelope {
    /** What a sender says of its content and no server has to understand. */
    private static final List<String> ABOUT = List.of("Content-Disposition", "Content-Language", "Subject");

    private static final int MOST_SAID = 255;

    private final Addresses addresses;
    private final Passage passage;
    private final Clock clock;

    @Inject
    public Envelope(Addresses addresses, Ids ids, Clock clock) {
        this.addresses = addresses;
        this.passage = new Passage(ids);
        this.clock = clock;
    }

    static Content content(SipRequest request) {
        var about = new TreeMap<String, String>();
        for (var name : ABOUT) {
            request.header(name).filter(Envelope::isFit).ifPresent(value -> about.put(name, value));
        }
        return request.body()
                .map(body -> new Content(body.contentType(), body.bytes(), about))
                .orElseGet(() -> new Content("text/plain", new byte[0], about));
    }

    private static boolean isFit(String value) {
        return value.length() <= MOST_SAID && value.chars().noneMatch(Character::isISOControl);
    }

    /** @param uri the contact's */
    OutgoingRequest request(Message message, Contact contact, SipUri uri, Optional<Flow> flow, boolean again) {
        return new OutgoingRequest(
                "MESSAGE",
                uri,
                flow,
                new NameAddress(
                        "", addresses.uri(message.sender()), Map.of("tag", passage.tag(message.id(), contact.id()))),
                NameAddress.of(addresses.uri(message.receiver())),
                Optional.of(new Sequence(passage.callId(message.id(), contact.id()), 1)),
                headers(message, contact),
                Optional.of(
                        new SipBody(message.content().type(), message.content().bytes())),
                new Errand(message.id(), message.receiver(), contact.id(), again).toString());
    }

    private List<SipHeader> headers(Message message, Contact contact) {
        var headers = new ArrayList<SipHeader>();
        var path = contact.phone().map(PhoneBinding::path).orElse(List.of());
        path.forEach(server -> headers.add(new SipHeader("Route", server))); // RFC 3327, section 5.3
        headers.add(new SipHeader("Max-Forwards", Integer.toString(message.hops())));
        headers.add(new SipHeader("Date", Dates.format(message.sent())));
        headers.add(new SipHeader("Expires", Long.toString(secondsLeft(message))));
        message.content().about().forEach((name, value) -> headers.add(new SipHeader(name, value)));
        return headers;
    }

    private long secondsLeft(Message message) {
        return Math.max(1, Duration.between(clock.instant(), message.expires()).toSeconds());
    }
}
