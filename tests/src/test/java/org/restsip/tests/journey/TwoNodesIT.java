package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.restsip.tests.house.Crowd;
import org.restsip.tests.house.Handset;
import org.restsip.tests.house.Node;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Phone;
import org.restsip.tests.house.Secrets;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;

/** Two nodes on one database: it does not matter which one somebody talks to. */
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {
    private final Node first = Nodes.one();
    private final Node second = Nodes.two();
    private final Server one = first.server();
    private final Server two = second.server();

    @Test
    void aLoginOnOneNodeIsSeenAndWatchedOnTheOther() {
        var alice = one.signUp("alice");

        try (var watched = alice.at(two).watch(alice.login())) {
            watched.awaitState("nobody", now -> contacts(now).isEmpty());

            var contact = alice.logIn(one).getString("url");
            watched.awaitState("Alice", now -> contacts(now).equals(List.of(contact)));
            assertThat(contacts(alice.at(two).get(alice.login()).expect(200).json()))
                    .containsExactly(contact);

            alice.at(two).delete(contact).expect(204);
            watched.awaitState("nobody again", now -> contacts(now).isEmpty());
        }
        assertThat(contacts(alice.at(one).get(alice.login()).expect(200).json()))
                .isEmpty();
    }

    @Test
    void aMessageSentOnOneNodeReachesAStreamOnTheOther() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");

        try (var stream = alice.at(one).watch(alice.logIn(one).getString("url"))) {
            bob.at(two).send(alice.login(), "from the other node").expect(202);

            assertThat(stream.awaitMessage().getString("body")).isEqualTo("from the other node");
        }
    }

    @Test
    void whatWasNotAcknowledgedOnOneNodeComesAgainOnTheOther() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        var contact = alice.logIn(one).getString("url");
        var keyed = bob.at(two).with("Idempotency-Key", "one");
        var id = keyed.send(alice.login(), "once").expect(202).json().getString("id");
        try (var stream = alice.at(one).watch(contact)) {
            assertThat(stream.awaitMessage().getBoolean("redelivered")).isFalse();
        }
        var repeated = bob.at(one)
                .with("Idempotency-Key", "one")
                .send(alice.login(), "once")
                .expect(202)
                .json();
        assertThat(repeated.getString("id")).isEqualTo(id);
        try (var stream = alice.at(two).watch(contact)) {
            var again = stream.awaitMessage();
            assertThat(again.getString("id")).isEqualTo(id);
            assertThat(again.getInt("seq")).isEqualTo(1);
            assertThat(again.getBoolean("redelivered")).isTrue();
            alice.at(one).post(contact + "/ack", "{\"upto\":1}").expect(204);
            bob.at(one).send(alice.login(), "next").expect(202);
            stream.await("the next", event -> event.data().contains("next"));
            assertThat(stream.messages()).hasSize(2);
        }
    }

    @Test
    void whoHidesOnOneNodeIsOutOfSightOnTheOther() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        alice.logIn(one);
        try (var watched = bob.at(two).watch(alice.login())) {
            watched.awaitState("alice", state -> true);
            alice.at(one)
                    .put("/user/" + alice.id(), "{\"visibility\":\"nobody\"}")
                    .expect(200);
            watched.await("the end", event -> event.is("end"));
        }
    }

    @Test
    void theListOnOneNodeShowsWhoLogsInOnTheOther() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        alice.at(one)
                .put("/user/" + alice.id(), "{\"allow\":[\"%s\"]}".formatted(bob.address()))
                .expect(200);
        try (var watched = bob.at(two).watch("/login")) {
            watched.awaitState("nobody", state -> contacts(state).isEmpty());
            alice.logIn(one);
            watched.awaitState("alice", state -> contacts(state).equals(List.of(alice.login())));
        }
    }

    @Test
    void theCallsOnOneNodeShowAnInvitationOfTheOther() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        try (var watched = bob.at(two).watch("/call")) {
            watched.awaitState("none", state -> contacts(state).isEmpty());
            var call = alice.at(one)
                    .post("/call", "{\"invited\":[\"%s\"]}".formatted(bob.login()))
                    .expect(201)
                    .json()
                    .getString("url");
            watched.awaitState("the call", state -> contacts(state).equals(List.of(call)));
        }
    }

    @Test
    void aPhoneOfOneNodeGetsWhatIsSentOnTheOther() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        var phone = alice.phone(one);
        phone.register();

        try (var answering = phone.answering(200)) {
            var receipt = bob.at(two)
                    .send(alice.login(), "to a phone of the other node")
                    .expect(202)
                    .json()
                    .getString("url");
            assertThat(answering.awaitSuccess().messages()).contains("to a phone of the other node");
            awaitOutcome(bob, two, receipt, "acknowledged");
        }
        phone.unregister();
    }

    @Test
    void aPhoneOnAConnectionToOneNodeGetsWhatIsSentOnTheOther() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        var phone = alice.phone(one, Phone.Transport.TCP);
        try (var running = phone.staying(200)) {
            Awaitility.await("the phone")
                    .until(() -> alice.at(two).get(alice.login()).text().contains(phone.uri()));
            var receipt = bob.at(two)
                    .send(alice.login(), "over the other's connection")
                    .expect(202)
                    .json()
                    .getString("url");
            awaitOutcome(bob, two, receipt, "acknowledged");
            assertThat(running.messages()).contains("over the other's connection");
        }
    }

    @Test
    void aSessionOfOneNodeIsGoodOnTheOtherAndEndsOnBoth() {
        var alice = one.signUp("alice");
        var token = alice.at(one).logIn(alice.address(), "{\"token\":true}").getString("token");
        two.holding(token).get("/session").expect(200);
        two.holding(token).delete("/session").expect(204);
        assertThat(one.holding(token).get("/session").status()).isEqualTo(401);
    }

    @Test
    void anOldPasswordIsWorthNothingOnTheOtherNodeAtOnce() {
        var alice = one.signUp("alice");
        alice.at(one).get("/session").expect(200);
        alice.at(two).get("/session").expect(200);
        var change = "{\"old\":\"%s\",\"password\":\"%s\"}".formatted(alice.password(), Secrets.random());
        alice.at(two).put("/user/" + alice.id() + "/password", change).expect(204);
        assertThat(alice.at(one).get("/session").status()).isEqualTo(401);
        assertThat(alice.at(two).get("/session").status()).isEqualTo(401);
    }

    @Test
    void guessesAreCountedOnBothTogether() {
        var alice = one.signUp("alice");
        for (var guess = 0; guess < 10; guess++) {
            var server = guess % 2 == 0 ? one : two;
            assertThat(server.as(alice.address(), "guess " + guess)
                            .get("/session")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(alice.at(one).get("/session").status()).isEqualTo(429);
        assertThat(alice.at(two).get("/session").status()).isEqualTo(429);
    }

    @Test
    void aCallIsTheSameOnBoth() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        var call = alice.at(one)
                .post("/call", "{\"invited\":[\"%s\"]}".formatted(bob.login()))
                .expect(201)
                .json()
                .getString("url");

        try (var watched = alice.at(one).watch(call)) {
            bob.at(two).post(call, "{}").expect(201);
            watched.awaitState("Bob in it", now -> contacts(now).size() == 1);
        }
    }

    @Test
    void ofManyWhoAnswerOneCallOnBothNodesOneGetsIn() throws Exception {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        var call = alice.at(one)
                .post("/call", "{\"access\":\"open\"}")
                .expect(201)
                .json()
                .getString("url");

        var winners = Crowd.winners(bob, call, List.of(one, two));

        assertThat(winners).hasSize(1);
        var found = alice.at(two).get(call).expect(200).json();
        assertThat(contacts(found)).isEqualTo(winners);
        assertThat(found.getString("claimed")).isEqualTo(winners.get(0));
    }

    @Test
    void aCallThatIsAskedForAgainOnTheOtherNodeIsTheSame() {
        var alice = one.signUp("alice");
        var first = alice.at(one)
                .with("Idempotency-Key", "the-same")
                .post("/call", "{}")
                .expect(201);
        var second = alice.at(two)
                .with("Idempotency-Key", "the-same")
                .post("/call", "{}")
                .expect(200);
        assertThat(second.json()).isEqualTo(first.json());
        alice.at(two)
                .with("Idempotency-Key", "the-same")
                .post("/call", "{\"subject\":\"other\"}")
                .expect(409);
        assertThat(contacts(alice.at(two).get("/call").expect(200).json()))
                .containsExactly(first.json().getString("url"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whenOneNodeIsKilledTheOtherGoesOnWithAllThatWasThere() {
        var alice = one.signUp("alice");
        var bob = two.signUp("bob");
        var stays = alice.logIn(one).getString("url");
        var timed = bob.at(two)
                .logIn(bob.address(), "{\"contact\":\"https://bob.example.com/\",\"expires\":600}")
                .getString("url");

        var call = bob.at(two)
                .post("/call", "{\"invited\":[\"%s\"]}".formatted(alice.login()))
                .expect(201)
                .json()
                .getString("url");
        var entry = bob.at(two).post(call, "{}").expect(201).json().getString("url");

        var carol = one.signUp("carol");
        var phone = carol.phone(two);
        phone.register();

        try (var stream = alice.at(one).watch(stays);
                var watched = bob.at(two).watch(call);
                var handset = new Handset(phone.port())) {
            var seen = watched.await("Bob in the call", event -> event.data().contains(entry));
            var receipt = bob.at(two)
                    .send(carol.login(), "under way")
                    .expect(202)
                    .json()
                    .getString("url");
            var underWay = handset.await(heard -> isFrom(two, heard));
            second.kill();

            Awaitility.await("the first node alone")
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(contacts(
                                    bob.at(one).get(bob.login()).expect(200).json()))
                            .containsExactly(timed));
            assertThat(contacts(alice.at(one).get(alice.login()).expect(200).json()))
                    .containsExactly(stays);
            assertThat(first.isReady()).isTrue();

            // Until the loss is noticed an answer may stay out: 503, and the client is to come again.
            Awaitility.await("a SEND")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> bob.at(one).send(alice.login(), "still here").status() == 202);
            assertThat(stream.awaitMessage().getString("body")).isEqualTo("still here");
            assertTheCallGoesOn(alice, bob, call, entry, seen.id());

            var again = handset.await(heard -> isFrom(one, heard));
            assertThat(Handset.header(again, "Call-ID")).isEqualTo(Handset.header(underWay, "Call-ID"));
            handset.answer(again, 200, one);
            awaitOutcome(bob, one, receipt, "acknowledged");
        }
    }

    private static boolean isFrom(Server server, String message) {
        return message.startsWith("MESSAGE ") && Handset.header(message, "Via").contains(":" + server.sipPort());
    }

    /** Who was in it is in it still, goes on watching where it was, and what came of the call is written by who is left. */
    private void assertTheCallGoesOn(User alice, User bob, String call, String entry, String seen) {
        assertThat(contacts(alice.at(one).get(call).expect(200).json())).containsExactly(entry);
        try (var resumed = bob.at(one).with("Last-Event-ID", seen).watch(call)) {
            bob.at(one).put(call, "{\"subject\":\"after the loss\"}").expect(200);
            resumed.awaitState("the change", now -> now.getString("subject").equals("after the loss"));
            assertThat(resumed.events()).hasSize(1);
        }
        bob.at(one).delete(call).expect(204);
        Awaitility.await("the call in the history")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(alice.at(one)
                                .get("/user/" + alice.id() + "/history?missed")
                                .expect(200)
                                .text())
                        .contains("after the loss"));
    }

    private static void awaitOutcome(User sender, Server server, String receipt, String state) {
        Awaitility.await(state)
                .until(() -> sender.at(server).get(receipt).text().contains(state));
    }

    private static List<String> contacts(JsonObject shown) {
        return shown.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .map(child -> child.getString("url"))
                .toList();
    }
}
