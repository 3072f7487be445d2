package org.restsip.sip.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;
import org.restsip.event.NodeId;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.message.Away;
import org.restsip.message.Deliveries;
import org.restsip.message.DeliveryState;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.message.Reach;
import org.restsip.message.Unreachable;
import org.restsip.server.Settings;
import org.restsip.sip.Addresses;
import org.restsip.sip.Sender;
import org.restsip.sip.SipLine;
import org.restsip.sip.route.Ways;
import org.restsip.user.Aor;

/** Brings messages to phones as MESSAGE (RFC 3428); the phone's answer settles the receipt. */
@ApplicationScoped
public class SipReach implements Reach, Sender {
    private final SipLine line;
    private final Addresses addresses;
    private final Deliveries deliveries;
    private final Ways ways;
    private final int maxDatagram;

    @Inject
    public SipReach(SipLine line, Addresses addresses, Deliveries deliveries, Ways ways, Settings settings) {
        this.line = line;
        this.addresses = addresses;
        this.deliveries = deliveries;
        this.ways = ways;
        this.maxDatagram = settings.number("sip.max-datagram");
    }

    @SuppressWarnings("NullAway") // for the container's proxy
    protected SipReach() {
        this.line = null;
        this.addresses = null;
        this.deliveries = null;
        this.ways = null;
        this.maxDatagram = 0;
    }

    @Override
    public Optional<NodeId> from(Contact contact) {
        return ways.from(contact);
    }

    @Override
    public void bring(Message message, Contact contact, boolean again) {
        if (!contact.isPhone()) {
            throw new Unreachable("nothing here can bring a message to this kind of contact");
        }
        var flow = ways.flow(contact);
        var isReliable = flow.filter(Flow::isReliable).isPresent();
        if (message.content().size() > maxDatagram && !isReliable) {
            throw new Unreachable("this message is too large for the way to this phone");
        }
        try {
            line.use(connection -> connection.send(new OutgoingRequest(
                    "MESSAGE",
                    connection.parse(contact.uri()),
                    flow,
                    NameAddress.of(addresses.uri(message.sender())),
                    NameAddress.of(addresses.uri(message.receiver())),
                    Optional.empty(),
                    List.of(),
                    Optional.of(new SipBody(
                            message.content().type(), message.content().bytes())),
                    new Errand(message.id(), message.receiver(), contact.id()).toString())));
        } catch (SipSendException e) {
            if (isReliable) {
                throw new Away("its connection is closed", e);
            }
            throw new Unreachable("this phone cannot be reached at its address", e);
        } catch (IllegalArgumentException e) {
            throw new Unreachable("this phone cannot be reached at its address", e);
        }
    }

    @Override
    public String word() {
        return Errand.WORD;
    }

    @Override
    public void answered(SipResponse response) {
        if (response.isFinal()) {
            Errand.parse(response.correlation()).ifPresent(errand -> {
                var state = response.isSuccess() ? DeliveryState.ACKNOWLEDGED : DeliveryState.FAILED;
                errand.settle(deliveries, state, response.isSuccess() ? "" : reason(response.status()));
            });
        }
    }

    @Override
    public void unanswered(SipTimeout timeout) {
        Errand.parse(timeout.correlation())
                .ifPresent(errand -> errand.settle(deliveries, DeliveryState.FAILED, "the phone did not answer"));
    }

    /** What a phone's refusal means, for people who never read an RFC. */
    private static String reason(int status) {
        return switch (status) {
            case 401, 403, 407 -> "the phone does not accept messages from here";
            case 404, 410, 604 -> "the phone does not know this user";
            case 405, 501 -> "the phone does not take messages";
            case 408, 480 -> "the phone cannot be reached";
            case 413, 513 -> "the message is too large for the phone";
            case 415, 488, 606 -> "the phone cannot show this kind of message";
            case 486, 600 -> "the phone is busy";
            case 603 -> "the phone declined";
            default -> status >= 500 && status < 600 ? "the phone has a problem" : "the phone refused the message";
        };
    }

    /** What a MESSAGE under way was for: no part holds a space. */
    private record Errand(MessageId message, Aor owner, ContactId contact) {
        static final String WORD = "message";

        static Optional<Errand> parse(String correlation) {
            var parts = correlation.split(" ", -1);
            return parts.length == 4 && parts[0].equals(WORD)
                    ? Optional.of(new Errand(new MessageId(parts[1]), Aor.of(parts[2]), new ContactId(parts[3])))
                    : Optional.empty();
        }

        void settle(Deliveries deliveries, DeliveryState state, String reason) {
            deliveries.settled(message, owner, contact, state, reason);
        }

        @Override
        public String toString() {
            return WORD + " " + message + " " + owner + " " + contact;
        }
    }
}
