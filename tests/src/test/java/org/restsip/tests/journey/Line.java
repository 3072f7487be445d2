package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** The line through the house: what a web client and a phone can do together, on any server that the EAR runs on. */
public abstract class Line {
    private final Server server;

    protected Line(Server server) {
        this.server = server;
    }

    // ------------------------------------------------------------------------------------------------------- users

    @Test
    void aUserSignsUpOnceAndMakesCredentialsForPhones() {
        var alice = server.signUp("alice");

        var taken = "{\"email\":\"%s\",\"password\":\"long enough\"}".formatted(alice.address());
        server.anonymous().post("/user", taken).expect(409);
        var desk = alice.at(server)
                .post("/user/" + alice.id() + "/device", "{\"name\":\"desk phone\"}")
                .expect(201)
                .json();
        assertThat(desk.getString("secret")).hasSizeGreaterThan(10);
        var devices = alice.at(server).get("/user/" + alice.id() + "/device").expect(200);
        assertThat(devices.text()).contains(desk.getString("id")).doesNotContain(desk.getString("secret"));
    }

    @Test
    void aWeakPasswordIsRefused() {
        server.anonymous()
                .post("/user", "{\"email\":\"weak@example.com\",\"password\":\"short\"}")
                .expect(400);
    }

    @Test
    void nobodyGetsAnywhereWithWrongCredentialsOrNone() {
        var alice = server.signUp("alice");
        var contact = alice.logIn(server).getString("url");
        var call = alice.at(server).post("/call", "{}").expect(201).json().getString("url");
        var token = alice.at(server)
                .post("/login/" + alice.address(), "{\"instance\":\"elsewhere\",\"token\":true}")
                .expect(201)
                .json()
                .getString("token");

        var strangers = List.of(
                server.anonymous(),
                server.as(alice.address(), "not her password"),
                server.as("nobody-" + alice.address(), alice.password()),
                new Web(server, "Bearer made-up"));
        for (var stranger : strangers) {
            Stream.of(
                            stranger.get("/login/" + alice.address()),
                            stranger.get(contact),
                            stranger.put(contact, "{}"),
                            stranger.delete(contact),
                            stranger.post("/login/" + alice.address(), "{}"),
                            stranger.delete("/login/" + alice.address()),
                            stranger.send("/login/" + alice.address(), "hello"),
                            stranger.post("/login/" + alice.address() + "/send", "\"hello\""),
                            stranger.post(contact + "/ack", "{\"upto\":1}"),
                            stranger.get("/login/" + alice.address() + "/send/mx"),
                            stranger.post("/call", "{}"),
                            stranger.get(call),
                            stranger.post(call, "{}"),
                            stranger.delete(call),
                            stranger.get("/user/" + alice.id()),
                            stranger.post("/user/" + alice.id() + "/device", "{}"),
                            stranger.get("/no/such/path"))
                    .forEach(Line::assertKeptOut);
        }
        // The guesses came from her own address, so her password waits with theirs; who is logged in stays so.
        server.holding(token).get(contact).expect(200);
    }

    @Test
    void wrongCredentialsAreWrongOnPublicPathsToo() {
        server.anonymous().get("/").expect(200);

        assertUnauthorized(server.as("never-seen@example.com", "guess").get("/"));
        assertUnauthorized(server.as("never-seen@example.com", "guess").post("/user", "{}"));
    }

    /** Liberty fails by itself (500) on a Basic header without a colon, after our mechanism has refused it. */
    @Test
    void aBrokenAuthorizationHeaderGetsNobodyInAndShowsNothingOfTheServer() {
        var alice = server.signUp("alice");

        var answer = new Web(server, "Basic not-even-base64!").get(alice.login());
        assertThat(answer.status()).isIn(401, 500);
        assertThat(answer.text()).doesNotContain("Exception", "java.");
    }

    /** Who goes on guessing is not even listened to after a while. */
    private static void assertKeptOut(Answer answer) {
        if (answer.status() == 429) {
            assertThat(answer.json().getString("type")).endsWith(":locked-out");
        } else {
            assertUnauthorized(answer);
        }
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.expect(401).header("WWW-Authenticate")).startsWith("Basic ");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    // ------------------------------------------------------------------------------------------------------- login

    @Test
    void aClientLogsInSeesItselfChangesItsPresenceAndLogsOut() {
        var alice = server.signUp("alice");
        var web = alice.at(server);

        var made = web.post(
                        alice.login(),
                        "{\"contact\":\"https://alice.example.com/\",\"expires\":3600,\"label\":\"laptop\",\"instance\":\"my-laptop\"}")
                .expect(201);
        var url = made.json().getString("url");
        assertThat(made.header("Location")).endsWith(url);
        assertThat(made.json().getInt("expires")).isBetween(3590, 3600);

        var seen = web.get(alice.login()).expect(200).json().getJsonArray("children");
        assertThat(seen).hasSize(1);
        assertThat(seen.getJsonObject(0).getString("url")).isEqualTo(url);
        assertThat(seen.getJsonObject(0).getString("label")).isEqualTo("laptop");

        web.put(url, "{\"presence\":{\"status\":\"busy\",\"note\":\"until 5\"}}")
                .expect(200);
        assertThat(presence(web.get(alice.login()))).isEqualTo("busy");

        web.post(alice.login(), "{\"contact\":\"https://alice.example.com/\",\"instance\":\"my-laptop\"}")
                .expect(200);

        web.delete(url).expect(204);
        assertThat(web.get(alice.login()).expect(200).json().getJsonArray("children"))
                .isEmpty();
        web.put(url, "").expect(410);
    }

    @Test
    void othersSeePresenceAndNoContacts() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var contact = alice.logIn(server).getString("url");

        var seen = bob.at(server).get(alice.login()).expect(200);
        assertThat(seen.json()).containsKey("presence").doesNotContainKey("children");
        bob.at(server).get(contact).expect(403);
        bob.at(server).post(alice.login(), "{}").expect(403);
        bob.at(server).delete(contact).expect(403);
    }

    // -------------------------------------------------------------------------------------------------------- SEND

    @Test
    void aMessageArrivesOnTheReceiversStreamByteForByte() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var text = "Grüß dich, Alice! 👋 \u0000 \\ \" \r\n data: no frame\n\n";

        try (var stream = alice.at(server).watch(alice.logIn(server).getString("url"))) {
            bob.at(server).send(alice.login(), text).expect(202);

            var message = stream.awaitMessage();
            assertThat(message.getString("from")).isEqualTo(bob.login());
            assertThat(message.getString("type")).isEqualTo("text/plain;charset=UTF-8");
            assertThat(message.getString("body")).isEqualTo(text);
        }
    }

    @Test
    void aBinaryMessageByThePostFormArrivesByteForByte() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var bytes = new byte[1024];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }

        try (var stream = alice.at(server).watch(alice.logIn(server).getString("url"))) {
            bob.at(server)
                    .request("POST", alice.login() + "/send", "application/x-thing; v=1", bytes)
                    .expect(202);

            var message = stream.awaitMessage();
            assertThat(message.getString("type")).isEqualTo("application/x-thing; v=1");
            assertThat(Base64.getDecoder().decode(message.getString("base64"))).isEqualTo(bytes);
        }
    }

    @Test
    void theReceiptSaysDeliveredAndThenAcknowledged() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var contact = alice.logIn(server).getString("url");

        var sent = bob.at(server).send(alice.login(), "are you there?").expect(202);
        var receipt = sent.json().getString("url");
        assertThat(sent.header("Location")).endsWith(receipt);
        assertThat(state(sent.json())).isEqualTo("queued");
        try (var watched = bob.at(server).watch(receipt);
                var stream = alice.at(server).watch(contact)) {
            var message = stream.awaitMessage();
            watched.awaitState("delivered", now -> state(now).equals("delivered"));

            alice.at(server)
                    .post(contact + "/ack", "{\"upto\":%d}".formatted(message.getInt("seq")))
                    .expect(204);
            watched.awaitState("acknowledged", now -> state(now).equals("acknowledged"));
        }
        assertThat(state(bob.at(server).get(receipt).expect(200).json())).isEqualTo("acknowledged");
        alice.at(server).get(receipt).expect(404);
    }

    @Test
    void aMessageToSomebodyWhoIsNotThereIsRefused() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");

        bob.at(server).send(alice.login(), "hello?").expect(409);
    }

    // ------------------------------------------------------------------------------------------------------ phones

    @Test
    void aPhoneStandsInTheSameListUntilItUnregistersAndWatchersAreTold() {
        var alice = server.signUp("alice");
        var phone = alice.phone(server);
        alice.logIn(server);

        try (var watched = alice.at(server).watch(alice.login())) {
            watched.awaitState("the web client", now -> contacts(now).size() == 1);
            phone.register();

            var both = watched.awaitState(
                    "phone and web client", now -> contacts(now).size() == 2);
            assertThat(contacts(both)).contains(phone.uri());
            assertThat(contacts(alice.at(server).get(alice.login()).json())).contains(phone.uri());

            phone.unregister();
            watched.awaitState("the web client alone", now -> contacts(now).size() == 1);
        }
        assertThat(contacts(alice.at(server).get(alice.login()).json())).doesNotContain(phone.uri());
    }

    @Test
    void aRegistrationEndsByItselfAndWatchersAreToldWithinASecond() {
        var alice = server.signUp("alice");
        var phone = alice.phone(server);

        try (var watched = alice.at(server).watch(alice.login())) {
            phone.register(2);
            var registered = Instant.now();
            watched.awaitState("the phone", now -> contacts(now).contains(phone.uri()));

            watched.awaitState("nobody", now -> contacts(now).isEmpty());
            assertThat(Duration.between(registered, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void aPhoneWithAWrongSecretDoesNotGetIn() {
        var alice = server.signUp("alice");

        alice.phone(server).registerWithSecret("not its secret");

        assertThat(contacts(alice.at(server).get(alice.login()).json())).isEmpty();
    }

    @Test
    void aPhoneGetsWhatTheWebSendsAndItsAnswerIsInTheReceipt() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var phone = alice.phone(server);
        phone.register();

        try (var answering = phone.answering(200)) {
            var receipt = bob.at(server)
                    .send(alice.login(), "Hello phone, says Bob")
                    .expect(202)
                    .json()
                    .getString("url");
            try (var watched = bob.at(server).watch(receipt)) {
                watched.awaitState("acknowledged", now -> state(now).equals("acknowledged"));
            }
            assertThat(answering.awaitSuccess().messages())
                    .contains("MESSAGE " + phone.uri())
                    .contains("From: <sip:" + bob.address() + ">")
                    .contains("Content-Type: text/plain;charset=UTF-8")
                    .contains("Hello phone, says Bob");
        }
        phone.unregister();
    }

    @Test
    void aPhoneThatIsBusyFailsTheReceiptInWords() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var phone = alice.phone(server);
        phone.register();

        try (var answering = phone.answering(486)) {
            var failed = awaitFailure(
                    bob, bob.at(server).send(alice.login(), "hello").expect(202));
            assertThat(failed).isEqualTo("the phone is busy");
            answering.awaitSuccess();
        }
        phone.unregister();
    }

    @Test
    void theWebGetsWhatAPhoneSendsFromWhomTheDigestProves() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");

        try (var stream = alice.at(server).watch(alice.logIn(server).getString("url"))) {
            bob.phone(server).message(alice, "Hello web, says Bob's phone");

            var message = stream.awaitMessage();
            assertThat(message.getString("from")).isEqualTo(bob.login());
            assertThat(message.getString("type")).isEqualTo("text/plain");
            assertThat(message.getString("body")).isEqualTo("Hello web, says Bob's phone");
        }
    }

    @Test
    void aPhoneThatClaimsToBeSomebodyElseIsForbidden() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var eve = server.signUp("eve");

        try (var stream = alice.at(server).watch(alice.logIn(server).getString("url"))) {
            eve.phone(server).messageAs(bob, alice, "it is me, Bob");
            bob.phone(server).message(alice, "it is really me");

            assertThat(stream.awaitMessage().getString("body")).isEqualTo("it is really me");
            assertThat(stream.messages()).hasSize(1);
        }
    }

    // -------------------------------------------------------------------------------------------------------- call

    @Test
    void aCallShowsEachChangeToThoseWhoWatchIt() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var eve = server.signUp("eve");

        var made = alice.at(server)
                .post("/call", "{\"subject\":\"planning\",\"invited\":[\"%s\"]}".formatted(bob.login()))
                .expect(201);
        var call = made.json().getString("url");
        assertThat(made.header("Location")).endsWith(call);
        eve.at(server).get(call).expect(404);
        eve.at(server).post(call, "{}").expect(404);

        try (var watched = alice.at(server).watch(call)) {
            watched.awaitState("nobody in it", now -> participants(now).isEmpty());

            alice.at(server)
                    .post(call, "{\"url\":\"%s\",\"session\":\"rtsp://example.com/a\"}".formatted(alice.login()))
                    .expect(201);
            watched.awaitState("Alice in it", now -> participants(now).equals(List.of(alice.login())));

            var entry = bob.at(server)
                    .post(call, "{\"session\":{\"webrtc\":[1,2]}}")
                    .expect(201)
                    .json()
                    .getString("url");
            var both = watched.awaitState("both in it", now -> participants(now).size() == 2);
            assertThat(both.getJsonArray("children").getValuesAs(JsonObject.class))
                    .extracting(child -> String.valueOf(child.get("session")))
                    .containsExactlyInAnyOrder("\"rtsp://example.com/a\"", "{\"webrtc\":[1,2]}");

            bob.at(server).put(entry, "{\"session\":\"hold\"}").expect(200);
            watched.awaitState("Bob on hold", now -> now.toString().contains("\"hold\""));

            bob.at(server).delete(entry).expect(204);
            watched.awaitState("Alice alone again", now -> participants(now).equals(List.of(alice.login())));

            alice.at(server).delete(call).expect(204);
            watched.awaitEnd();
        }
        assertThat(alice.at(server).get(call).expect(200).json().getString("state"))
                .isEqualTo("ended");
    }

    @Test
    void joiningTwiceIsTheSameEntryAndJoiningAsSomebodyElseIsForbidden() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var call = alice.at(server)
                .post("/call", "{\"access\":\"open\"}")
                .expect(201)
                .json()
                .getString("url");

        var first = bob.at(server).post(call, "{}").expect(201).json().getString("url");
        var second = bob.at(server).post(call, "{}").expect(200).json().getString("url");
        assertThat(second).isEqualTo(first);
        bob.at(server).post(call, "{\"url\":\"%s\"}".formatted(alice.login())).expect(403);
    }

    // ----------------------------------------------------------------------------------------------------- to read

    private String awaitFailure(User sender, Answer sent) {
        try (var watched = sender.at(server).watch(sent.json().getString("url"))) {
            return watched.awaitState("failed", now -> state(now).equals("failed"))
                    .getJsonArray("targets")
                    .getJsonObject(0)
                    .getString("reason");
        }
    }

    private static String presence(Answer login) {
        return login.expect(200).json().getJsonObject("presence").getString("status");
    }

    private static String state(JsonObject receipt) {
        return receipt.getJsonArray("targets").getJsonObject(0).getString("state");
    }

    private static List<String> contacts(JsonObject login) {
        return login.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .map(contact -> contact.getString("contact"))
                .toList();
    }

    private static List<String> participants(JsonObject call) {
        return call.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getString("login"))
                .toList();
    }
}
