package org.restsip.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.web;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;
import org.restsip.sip.Refused;
import org.restsip.user.NotYours;

/** REGISTER with outbound (RFC 5626), GRUUs (RFC 5627), Path (RFC 3327) and Service-Route (RFC 3608). */
class ExtensionsTest {
    private static final String DESK = "sip:alice@192.0.2.7:5070";
    private static final String URN = "urn:uuid:00000000-0000-1000-8000-000A95A0E128";
    private static final String[] NAMED = {"+sip.instance", "<" + URN + ">"};
    private static final String[] FLOW = {"+sip.instance", "<" + URN + ">", "reg-id", "1"};
    private static final String[] TWO_HOPS = {"SIP/2.0/UDP edge;branch=z9hG4bK2", "SIP/2.0/UDP phone;branch=z9hG4bK1"};

    private final Edge edge = new Edge(
            Map.of("sip.flow-timer", "90", "sip.service-route", "sip:edge.example.com;lr, sip:next.example.com;lr"));

    @Test
    void aPhoneThatKeepsFlowsHearsThatWeDoToo() {
        var reply = register(request().contact(DESK, FLOW).header("Supported", "path", "Outbound"));
        assertThat(values(reply, "Require")).containsExactly("outbound");
        assertThat(values(reply, "Flow-Timer")).containsExactly("90");
        assertThat(values(reply, "Contact"))
                .singleElement()
                .asString()
                .endsWith(";+sip.instance=\"<" + URN + ">\";reg-id=1");
    }

    @Test
    void withoutItsSupportTheNumberOfAFlowIsIgnored() {
        register(request().contact(DESK, FLOW));
        var reply = register(request()
                .contact(DESK, "+sip.instance", "<" + URN + ">", "reg-id", "2")
                .cseq(2));
        assertThat(values(reply, "Contact"))
                .singleElement()
                .asString()
                .contains(URN)
                .doesNotContain("reg-id");
        assertThat(values(reply, "Require")).isEmpty();
    }

    @Test
    void withoutANameTheNumberOfAFlowIsIgnored() {
        var reply = register(request().contact(DESK, "reg-id", "1").header("Supported", "outbound"));
        assertThat(values(reply, "Require")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "one", "", "9999999999"})
    void theNumberOfAFlowIsANumber(String number) {
        var request = request()
                .contact(DESK, "+sip.instance", "<" + URN + ">", "reg-id", number)
                .header("Supported", "outbound");
        assertThatThrownBy(() -> register(request)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void oneRequestIsForOneFlow() {
        var request = request()
                .contact(DESK, FLOW)
                .contact("sip:alice@192.0.2.8", "+sip.instance", "<" + URN + ">", "reg-id", "2")
                .header("Supported", "outbound");
        assertThatThrownBy(() -> register(request)).isInstanceOf(InvalidValue.class);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aFirstHopThatKeepsNoFlowsIsTold() {
        var request = request()
                .contact(DESK, FLOW)
                .header("Supported", "path, outbound")
                .header("Via", TWO_HOPS);
        assertRefused(439, request.header("Path", "<sip:edge.example.com;lr>"));
        assertRefused(439, request.header("Path", "<sip:near.example.com;lr;ob>", "<sip:edge.example.com;lr>"));
        assertRefused(439, request);
        assertThat(contacts()).isEmpty();

        register(request.header("Path", "<sip:near.example.com;lr>", "<sip:edge.example.com;lr;ob>"));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void thePathIsKeptAndSaidAgain() {
        var path = List.of("<sip:near.example.com;lr>", "<sip:edge.example.com;lr>");
        var reply = register(
                request().contact(DESK).header("Supported", "path").header("Path", path.toArray(String[]::new)));
        assertThat(values(reply, "Path")).isEqualTo(path);
        assertThat(contacts().get(0).phone().orElseThrow().path()).isEqualTo(path);
    }

    @Test
    void aPathThatThePhoneDoesNotUnderstandIsRefused() {
        var request = request().contact(DESK).header("Path", "<sip:edge.example.com;lr>");
        assertRefused(420, request);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aPathHasAnEnd() {
        var request = request()
                .contact(DESK)
                .header("Supported", "path")
                .header("Path", "<sip:" + "x".repeat(1100) + ".example.com;lr>");
        assertThatThrownBy(() -> register(request)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void phonesAreToldThroughWhomTheySend() {
        assertThat(values(register(request()), "Service-Route"))
                .containsExactly("<sip:edge.example.com;lr>", "<sip:next.example.com;lr>");
    }

    @Test
    void aNamedPhoneThatAsksForItHasAnAddressOfItsOwn() {
        var reply = register(request().contact(DESK, NAMED).header("Supported", "gruu"));
        var id = contacts().get(0).id();
        assertThat(values(reply, "Contact"))
                .singleElement()
                .asString()
                .endsWith(";pub-gruu=\"sip:alice@example.com;gr=" + id + "\"");
        assertThat(edge.world.whereabouts.contact(ALICE, id))
                .contains(contacts().get(0));
    }

    @Test
    void aPhoneThatDoesNotAskForAnAddressOfItsOwnOrHasNoNameGetsNone() {
        assertThat(values(register(request().contact(DESK, NAMED)), "Contact"))
                .noneMatch(contact -> contact.contains("gruu"));
        var reply = register(request()
                .contact("sip:alice@192.0.2.8")
                .header("Supported", "gruu")
                .cseq(2));
        assertThat(values(reply, "Contact"))
                .filteredOn(contact -> contact.contains("gruu"))
                .hasSize(1);
    }

    @Test
    void theFlowsOfAPhoneHaveOneAddress() {
        register(request().contact(DESK, FLOW).header("Supported", "gruu, outbound"));
        var reply = register(request()
                .contact(DESK, "+sip.instance", "<" + URN + ">", "reg-id", "2")
                .header("Supported", "gruu, outbound")
                .cseq(2));
        assertThat(values(reply, "Contact"))
                .hasSize(2)
                .extracting(contact -> contact.replaceAll(".*pub-gruu=", ""))
                .containsOnly(
                        "\"sip:alice@example.com;gr=" + contacts().get(0).id().device() + "\"");
    }

    @Test
    void anAddressThatWeHaveGivenIsNoContact() {
        edge.world.login(ALICE, web("laptop"));
        var laptop = contacts().get(0).id();
        assertThatThrownBy(() -> register(request().contact("sip:alice@example.com;gr=" + laptop)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void anAddressOfOneContactIsRead() {
        assertThat(edge.addresses.gruu(FakeRequest.uri("sip:alice@example.com;gr=c1")))
                .contains(new ContactId("c1"));
        assertThat(edge.addresses.gruu(FakeRequest.uri("sip:alice@example.com;gr")))
                .isEmpty();
        assertThat(edge.addresses.gruu(FakeRequest.uri("sip:alice@example.com")))
                .isEmpty();
        assertThat(edge.addresses.gruu(FakeRequest.uri("sip:alice@example.net;gr=c1")))
                .isEmpty();
    }

    @Test
    void aNameThatCouldEndItsQuotesIsNone() {
        assertThatThrownBy(() -> register(request().contact(DESK, "+sip.instance", "<urn:a\"b>")))
                .isInstanceOf(InvalidValue.class);
    }

    private void assertRefused(int status, FakeRequest request) {
        assertThatThrownBy(() -> register(request))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reply().status()).isEqualTo(status));
    }

    private SipReply register(FakeRequest request) {
        return edge.proved(
                request, edge.alices, proved -> edge.registrar.register(proved).reply());
    }

    private List<Contact> contacts() {
        return edge.world.whereabouts.contacts(AS_ALICE, ALICE).contacts();
    }

    private static List<String> values(SipReply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(SipHeader::value)
                .toList();
    }

    private static FakeRequest request() {
        var alice = Edge.sip("alice@example.com");
        return FakeRequest.of("REGISTER", Edge.sip("example.com"), alice, alice);
    }
}
