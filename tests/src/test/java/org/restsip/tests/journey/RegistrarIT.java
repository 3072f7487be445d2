package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Phone.Transport;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;

/** What phones ask of the registrar beyond coming and going, on the wire. */
class RegistrarIT {
    private static final String URN = "urn:uuid:00000000-0000-1000-8000-000A95A0E128";

    private final Server server = Nodes.one().server();
    private final User alice = server.signUp("alice");

    @ParameterizedTest
    @EnumSource(Transport.class)
    void severalContactsComeTogetherOrNotAtAll(Transport transport) {
        var phone = alice.phone(server, transport);

        phone.registerWith(423, "Contact: <sip:alice@192.0.2.1>;expires=600, <sip:alice@192.0.2.2>;expires=1");
        assertThat(contacts()).doesNotContain("192.0.2.");

        phone.registerWith(200, "Contact: <sip:alice@192.0.2.1>;expires=soon", "Contact: <sip:alice@192.0.2.2>");
        assertThat(contacts()).contains("192.0.2.1", "192.0.2.2", "Sipp/3 (a test)");

        phone.registerWith(400, "Contact: *", "Expires: 3600");
        phone.registerWith(400, "Contact: *, <sip:alice@192.0.2.3>", "Expires: 0");
        assertThat(contacts()).contains("192.0.2.1", "192.0.2.2");

        phone.registerWith(200, "Contact: *", "Expires: 0");
        assertThat(contacts()).doesNotContain("192.0.2.");
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aPhoneThatKeepsFlowsHasANameAndAPath(Transport transport) {
        var contact = "Contact: <sip:alice@192.0.2.1>;+sip.instance=\"<" + URN + ">\";reg-id=1;q=0.75";
        var path = "Path: <sip:edge.example.com;lr;ob>";

        var answer = alice.phone(server, transport)
                .registerWith(200, contact, path, "Supported: path, outbound, gruu", "Require: outbound");

        assertThat(answer)
                .contains("Flow-Timer: 120", ";pub-gruu=\"sip:" + alice.local() + "@" + Server.DOMAIN + ";gr=c")
                .containsPattern(
                        "Contact: <sip:alice@192.0.2.1>;q=0.75;expires=3600;\\+sip.instance=\"<" + URN + ">\";reg-id=1")
                .containsPattern("(?s)SIP/2.0 200 OK.*Path: <sip:edge.example.com;lr;ob>")
                .containsPattern("(?s)SIP/2.0 200 OK.*Require: outbound");
    }

    @Test
    void aWayThatDoesNotFitIsRefused() {
        var phone = alice.phone(server);
        assertThat(phone.registerWith(420, "Contact: <sip:alice@192.0.2.1>", "Path: <sip:edge.example.com;lr>"))
                .contains("Unsupported: path");
        phone.registerWith(
                439,
                "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKfirst",
                "Contact: <sip:alice@192.0.2.1>;+sip.instance=\"<" + URN + ">\";reg-id=1",
                "Supported: outbound");
        assertThat(contacts()).doesNotContain("192.0.2.1");
    }

    @Test
    void nobodyRegistersForOthers() {
        var bob = server.signUp("bob");
        alice.phone(server).registerWith(bob, 403, "Contact: <sip:bob@192.0.2.1>");
    }

    @ParameterizedTest
    @EnumSource(names = "UDP")
    void aPhoneBehindANatIsReachedByItsFlow(Transport transport) {
        var phone = alice.phone(server, transport);
        phone.registerWith(200, "Contact: <sip:alice@10.255.255.1:5066>", "Expires: 600");
        var bob = server.signUp("bob");

        try (var answering = phone.answering(200)) {
            bob.at(server).send(alice.login(), "through the NAT").expect(202);

            assertThat(answering.awaitSuccess().messages())
                    .contains("MESSAGE sip:alice@10.255.255.1:5066 SIP/2.0", "through the NAT");
        }
    }

    private String contacts() {
        return alice.at(server).get(alice.login()).expect(200).text();
    }
}
