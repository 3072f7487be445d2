package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.OtherDomain;
import org.restsip.tests.house.Phone;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;

/** Messages to other domains: for those who may, and to the server that takes them. */
class OtherDomainIT {
    private static final String FAR = "bob@" + OtherDomain.NAME;

    private final Server server = Nodes.one().server();
    private final User alice = server.signUp("alice");

    @Test
    void withoutTheRightNothingLeaves() {
        var answer = alice.at(server).send("/login/" + FAR, "hello").expect(403).json();
        assertThat(answer.getString("type")).isEqualTo("urn:restsip:problem:outbound-refused");
        alice.phone(server).messageElsewhere(FAR, "hello", 403);
    }

    @Test
    void aMessageFromTheWebGetsToTheServerThatListens() {
        mayLeave();
        try (var other = server().answering(200)) {
            assertThat(outcome(FAR, "from the web")).isEqualTo("acknowledged");
            assertThat(other.awaitSuccess().messages())
                    .contains(
                            "MESSAGE sip:" + FAR, "From: <sip:" + alice.address(), "Max-Forwards: 70", "from the web");
        }
    }

    @Test
    void aMessageFromAPhoneLeavesWithOneHopLess() {
        mayLeave();
        try (var other = server().answering(202)) {
            alice.phone(server).messageElsewhere(FAR, "from a phone", 202);
            assertThat(other.awaitSuccess().messages()).contains("Max-Forwards: 16", "from a phone");
        }
    }

    @Test
    void whyItDidNotGetThereIsInTheReceiptInWords() {
        mayLeave();
        assertThat(outcome("bob@nowhere.example", "hello")).isEqualTo("this server cannot be found");
        assertThat(outcome("bob@mirror.example", "hello")).isEqualTo("this address leads back to this server");
        try (var other = server().answering(404)) {
            assertThat(outcome(FAR, "hello")).isEqualTo("the other server does not know this user");
            other.awaitSuccess();
        }
    }

    @Test
    void whatIsNeitherFromUsNorToUsIsNotRelayed() {
        alice.phone(server).relay();
    }

    @Test
    void aContactThatLeadsBackToUsDoesNotGoInCircles() {
        alice.at(server).logIn(alice.address(), "{\"contact\":\"sip:%s\",\"expires\":60}".formatted(alice.address()));
        assertThat(outcome(alice.address(), "round and round")).isEqualTo("this address leads back to this server");
    }

    /** The other domain's second server, which the next one who is called there plays. */
    private Phone server() {
        return new Phone(server, alice, Phone.Transport.UDP, OtherDomain.port());
    }

    private void mayLeave() {
        Nodes.admin(server)
                .put("/user/" + alice.id() + "/roles", "{\"roles\":[\"outbound\"]}")
                .expect(204);
    }

    private String outcome(String to, String text) {
        var web = alice.at(server);
        var receipt = web.send("/login/" + to, text).expect(202).json().getString("url");
        return Awaitility.await("the outcome of " + receipt)
                .until(
                        () -> target(web.get(receipt).expect(200).json()),
                        target -> target.containsKey("reason")
                                || target.getString("state").equals("acknowledged"))
                .getString("reason", "acknowledged");
    }

    private static JsonObject target(JsonObject receipt) {
        return receipt.getJsonArray("targets").getJsonObject(0);
    }
}
