package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Phone.Transport;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;

/** What phones do beside the main line. */
class PhoneIT {
    /** A request without an answer is given up after 64 times T1 (RFC 3261, section 17.1.2.2). */
    private static final Duration TIMER_F = Duration.ofSeconds(32);

    private final Server server = Nodes.one().server();

    @Test
    void aPhoneRegistersAndUnregistersOverTcp() {
        var alice = server.signUp("alice");
        var phone = alice.phone(server, Transport.TCP);

        phone.register();
        assertThat(contacts(alice)).contains(phone.uri());

        phone.unregister();
        assertThat(contacts(alice)).doesNotContain(phone.uri());
    }

    @Test
    void aPhoneOnATcpConnectionGetsItsMessagesOnIt() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var phone = alice.phone(server, Transport.TCP);

        try (var running = phone.staying(200)) {
            Awaitility.await("the phone").until(() -> contacts(alice).contains(phone.uri()));

            assertThat(outcome(bob, alice, "Hello over TCP")).isEqualTo("acknowledged");
            assertThat(running.messages()).contains("Hello over TCP");
        }
    }

    @Test
    void tooShortATimeIsRefusedWithTheShortestThatIsGranted() {
        var alice = server.signUp("alice");

        alice.phone(server).registerTooBriefly(1);

        assertThat(contacts(alice)).doesNotContain("sip:");
    }

    @ParameterizedTest
    @CsvSource({
        "603, the phone declined",
        "415, the phone cannot show this kind of message",
        "500, the phone has a problem"
    })
    void whatAPhoneRefusesIsInTheReceiptInWords(int status, String words) {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var phone = alice.phone(server);
        phone.register();

        try (var answering = phone.answering(status)) {
            assertThat(outcome(bob, alice, "hello")).isEqualTo(words);
            answering.awaitSuccess();
        }
    }

    @Test
    void aPhoneThatNeverAnswersFailsTheReceipt() throws IOException {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var phone = alice.phone(server);
        phone.register();

        // Its port is open, and nobody reads there.
        try (var silent = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port()))) {
            assertThat(silent.isBound()).isTrue();
            assertThat(outcome(bob, alice, "hello", TIMER_F.plusSeconds(10))).isEqualTo("the phone did not answer");
        }
    }

    @Test
    void aWebClientAndAPhoneOfOneUserGetTheSameMessage() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var phone = alice.phone(server);
        phone.register();

        try (var stream = alice.at(server).watch(alice.logIn(server).getString("url"));
                var answering = phone.answering(200)) {
            bob.at(server).send(alice.login(), "to all of you").expect(202);

            assertThat(stream.awaitMessage().getString("body")).isEqualTo("to all of you");
            assertThat(answering.awaitSuccess().messages()).contains("to all of you");
        }
    }

    private String contacts(User user) {
        return user.at(server).get(user.login()).expect(200).text();
    }

    private String outcome(User sender, User receiver, String text) {
        return outcome(sender, receiver, text, Duration.ofSeconds(10));
    }

    /** The reason if the message failed, else how far it came. */
    private String outcome(User sender, User receiver, String text, Duration patience) {
        var web = sender.at(server);
        var receipt = web.send(receiver.login(), text).expect(202).json().getString("url");
        return Awaitility.await("the outcome of " + receipt)
                .atMost(patience)
                .until(
                        () -> target(web.get(receipt).expect(200).json()),
                        found -> found.containsKey("reason") || !isOpen(found))
                .getString("reason", "acknowledged");
    }

    private static JsonObject target(JsonObject receipt) {
        return receipt.getJsonArray("targets").getJsonObject(0);
    }

    private static boolean isOpen(JsonObject target) {
        return !target.getString("state").equals("acknowledged");
    }
}
