package org.restsip.sip.route;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.SipUri;
import org.restsip.event.Node;
import org.restsip.event.NodeId;
import org.restsip.login.Contact;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.sip.SipLine;
import org.restsip.user.Domains;

/**
 * How a phone is reached. Behind a NAT, and on a connection, only by the flow that it came by (RFC 5626), which ends on
 * one node; a UDP phone that stands where it says it does, from anywhere.
 */
@Singleton
public class Ways {
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final SipLine line;
    private final Domains domains;
    private final Node node;

    @Inject
    public Ways(SipLine line, Domains domains, Node node) {
        this.line = line;
        this.domains = domains;
        this.node = node;
    }

    /** The node from which the phone is reached now; empty if it must come back first. */
    public Optional<NodeId> from(Contact contact) {
        var flow = contact.phone().map(PhoneBinding::flow);
        if (flow.isEmpty()) {
            return Optional.of(node.id());
        }
        var itsNode = flow.map(org.restsip.login.Flow::node).filter(node.members()::contains);
        return itsNode.isPresent() || !isDirect(contact, flow.get()) ? itsNode : Optional.of(node.id());
    }

    /** The phone's flow, if it ends on this node; without it the phone is reached at its address. */
    public Optional<Flow> flow(Contact contact) {
        return contact.phone()
                .map(PhoneBinding::flow)
                .filter(flow -> flow.node().equals(node.id()))
                .map(Ways::flow);
    }

    /** Whether a request to it would come back to us: it is an address of a user of ours, and no place. */
    public boolean leadsBack(SipUri uri) {
        return domains.include(uri.host());
    }

    /** Whether it says where, so that no other domain has to be asked. */
    public boolean isAddress(SipUri uri) {
        return ADDRESS.matcher(uri.host()).matches();
    }

    private boolean isDirect(Contact contact, org.restsip.login.Flow flow) {
        return flow.transport().equals("udp")
                && contact.phone().filter(phone -> phone.path().isEmpty()).isPresent()
                && parsed(contact.uri()).filter(uri -> isAt(uri, flow)).isPresent();
    }

    private Optional<SipUri> parsed(String uri) {
        try {
            return Optional.of(line.ask(connection -> connection.parse(uri)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAt(SipUri uri, org.restsip.login.Flow flow) {
        return uri.host().equals(flow.remoteAddress()) && uri.port().orElse(5060) == flow.remotePort();
    }

    private static Flow flow(org.restsip.login.Flow flow) {
        try {
            return new Flow(
                    flow.transport(),
                    InetAddress.getByName(flow.localAddress()),
                    flow.localPort(),
                    InetAddress.getByName(flow.remoteAddress()),
                    flow.remotePort());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("a flow's address is not a number: " + flow.remoteAddress(), e);
        }
    }
}
