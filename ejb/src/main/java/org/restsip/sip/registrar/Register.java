package org.restsip.sip.registrar;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restsip.InvalidValue;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.event.NodeId;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.login.Flow;
import org.restsip.login.Registration;
import org.restsip.sip.Refused;

/** A REGISTER as the registrar reads it: what the phone can do, what it wants, and which way it came. */
final class Register {
    static final String PATH = "path";
    static final String OUTBOUND = "outbound";
    static final String GRUU = "gruu";

    private static final int MAX_AGENT = 64;

    private final SipRequest request;
    private final NodeId node;
    private final Set<String> supported;

    /** One that came to that node. */
    Register(SipRequest request, NodeId node) {
        this.request = request;
        this.node = node;
        this.supported = Stream.of("Supported", "Require")
                .flatMap(name -> request.headers(name).stream())
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** It asks where the user is and changes nothing (section 10.2.3). */
    boolean isQuery() {
        return contacts().isEmpty();
    }

    /** {@code Contact: *}, which is allowed alone and with Expires 0 only (section 10.3, step 6). */
    boolean isForAll() {
        if (request.wildcardContact()
                && (!contacts().isEmpty() || request.expires().orElse(1) != 0)) {
            throw new InvalidValue("Contact", "may be * only alone and with Expires 0");
        }
        return request.wildcardContact();
    }

    List<NameAddress> contacts() {
        return request.contacts();
    }

    List<String> path() {
        return request.headers("Path");
    }

    boolean understandsGruus() {
        return supported.contains(GRUU);
    }

    /** Whether a contact of it is one of the flows that a phone keeps (RFC 5626, section 6). */
    boolean keepsFlows() {
        return supported.contains(OUTBOUND) && contacts().stream().anyMatch(ContactHeader::namesFlow);
    }

    /** The way must be as the phone believes it to be. */
    void requireFittingWay() {
        if (!path().isEmpty() && !supported.contains(PATH)) { // RFC 3327, section 5.3: others would hear what it gets
            throw new Refused(SipReply.of(420).with("Unsupported", PATH));
        }
        if (keepsFlows() && !isFirstHopFitForFlows()) {
            throw new Refused(SipReply.of(439).because("First Hop Lacks Outbound Support"));
        }
    }

    /** Whoever the phone is connected to says {@code ob} in its Path; we are it, if nobody stands between. */
    private boolean isFirstHopFitForFlows() {
        return request.headers("Via").size() <= 1
                || path().stream()
                        .reduce((first, last) -> last)
                        .filter(hop -> hop.matches("(?i).*;ob[;>?=].*"))
                        .isPresent();
    }

    List<Registration> wishes() {
        if (keepsFlows() && contacts().stream().filter(ContactHeader::namesFlow).count() > 1) {
            throw new InvalidValue("reg-id", "may stand in one contact only");
        }
        return contacts().stream().map(this::wish).toList();
    }

    private Registration wish(NameAddress contact) {
        var header = new ContactHeader(contact);
        var instance = header.instance();
        return new Registration(
                Optional.of(contact.uri().text()),
                instance,
                Optional.of(false),
                header.expires().or(this::expires),
                header.q(),
                "",
                Optional.empty(),
                Optional.of(binding(instance.isPresent(), keepsFlows() ? header.flowNumber() : 0)));
    }

    private Optional<Duration> expires() {
        return request.expires().stream().boxed().findFirst().map(Duration::ofSeconds);
    }

    /** What stays of this request, as long as no contact is concerned. */
    PhoneBinding binding() {
        return binding(false, 0);
    }

    private PhoneBinding binding(boolean named, int flowNumber) {
        return new PhoneBinding(flow(), request.callId(), request.cseq(), named, flowNumber, path(), agent());
    }

    /** Whether that binding is from this request. */
    boolean made(PhoneBinding binding) {
        return binding.callId().equals(request.callId()) && binding.cseq() == request.cseq();
    }

    private Flow flow() {
        var flow = request.flow();
        return new Flow(
                node,
                flow.transport(),
                flow.localAddress().getHostAddress(),
                flow.localPort(),
                flow.remoteAddress().getHostAddress(),
                flow.remotePort());
    }

    /** Its own words, for people who look for it in a list. */
    private String agent() {
        var text = request.header("User-Agent")
                .orElse("")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.substring(0, Math.min(text.length(), MAX_AGENT));
    }
}
