package org.restsip.sip.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;
import org.restsip.connector.api.SipUri;
import org.restsip.event.NodeId;
import org.restsip.login.Contact;
import org.restsip.message.Away;
import org.restsip.message.Deliveries;
import org.restsip.message.Message;
import org.restsip.message.Outbound;
import org.restsip.message.Reach;
import org.restsip.message.Unreachable;
import org.restsip.sip.Sender;
import org.restsip.sip.SipLine;
import org.restsip.sip.route.Ways;
import org.restsip.user.Aor;

/** Brings messages to phones and to other domains as MESSAGE (RFC 3428); the answer settles the receipt. */
@ApplicationScoped
public class SipReach implements Reach, Sender {
    private final SipLine line;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final Outbound outbound;
    private final Ways ways;

    @Inject
    public SipReach(SipLine line, Envelope envelope, Deliveries deliveries, Outbound outbound, Ways ways) {
        this.line = line;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.outbound = outbound;
        this.ways = ways;
    }

    @SuppressWarnings("NullAway") // for the container's proxy
    protected SipReach() {
        this.line = null;
        this.envelope = null;
        this.deliveries = null;
        this.outbound = null;
        this.ways = null;
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
        var uri = parsed(contact);
        var flow = ways.flow(contact);
        if (flow.isEmpty()) {
            requireWayOut(message, uri);
        }
        try {
            line.use(connection -> connection.send(envelope.request(message, contact, uri, flow, again)));
        } catch (SipSendException e) {
            if (flow.filter(Flow::isReliable).isPresent()) {
                throw new Away("its connection is closed", e);
            }
            throw new Unreachable(Outcome.ofPhone(e.failure()).reason(), e);
        } catch (IllegalArgumentException e) {
            throw new Unreachable("this phone cannot be reached at its address", e);
        }
    }

    private SipUri parsed(Contact contact) {
        try {
            return line.ask(connection -> connection.parse(contact.uri()));
        } catch (IllegalArgumentException e) {
            throw new Unreachable("this phone cannot be reached at its address", e);
        }
    }

    /**
     * A contact that is only an address may mean ourselves, and would come back for ever; or another domain, to which not
     * everybody may have messages sent.
     */
    private void requireWayOut(Message message, SipUri uri) {
        if (ways.leadsBack(uri)) {
            throw new Unreachable("this address leads back to this server");
        }
        if (outbound.isForeign(message.receiver())) {
            requireHops(message);
        } else if (!ways.isAddress(uri) && !outbound.allows(message.receiver())) {
            throw new Unreachable("this user may not have messages sent to other domains");
        }
    }

    private static void requireHops(Message message) {
        if (message.hops() <= 0) {
            throw new Unreachable("the message has passed too many servers");
        }
    }

    @Override
    public String word() {
        return Errand.WORD;
    }

    @Override
    public void answered(SipResponse response) {
        if (response.isFinal()) {
            Errand.parse(response.correlation())
                    .ifPresent(errand -> settle(
                            errand,
                            isPhone(errand.owner())
                                    ? Outcome.ofPhone(response, errand.again())
                                    : Outcome.ofServer(response)));
        }
    }

    @Override
    public void unanswered(SipTimeout timeout) {
        Errand.parse(timeout.correlation())
                .ifPresent(errand -> settle(
                        errand,
                        isPhone(errand.owner())
                                ? Outcome.ofPhone(timeout.failure())
                                : Outcome.ofServer(timeout.failure())));
    }

    private boolean isPhone(Aor owner) {
        return !outbound.isForeign(owner);
    }

    private void settle(Errand errand, Outcome outcome) {
        deliveries.settled(errand.message(), errand.owner(), errand.contact(), outcome.state(), outcome.reason());
    }
}
