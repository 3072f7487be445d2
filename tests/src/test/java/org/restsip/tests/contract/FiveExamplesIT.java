package org.restsip.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Secrets;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.Web;

/** The five examples that the design began with, word by word: login, call, SEND, events and user. */
class FiveExamplesIT {
    private static final Server SERVER = ContractServer.server();
    private static final String PASSWORD = Secrets.random();
    private static final Web ALICE = SERVER.as("alice@example.com", PASSWORD);
    private static final Web BOB = SERVER.as("bob@example.com", PASSWORD);

    @BeforeAll
    static void aliceAndBobSignUp() {
        signUp("alice@example.com", "Alice").expect(201);
        signUp("bob@example.com", "Bob").expect(201);
    }

    @Test
    void login() {
        var made = ALICE.post("/login/alice@example.com", """
                {"contact": "sip:alice@192.0.2.7:5060", "expires": 3600, "q": 0.8, "label": "desk", "instance": "my-laptop",
                 "presence": {"status": "available", "note": "until 5", "activity": "on-the-phone"}}""");

        var contact = made.expect(201).json();
        var url = contact.getString("url");
        assertThat(made.header("Location")).endsWith(url);
        assertThat(url).matches("/login/alice@example.com/c.+");
        assertThat(url).endsWith("/" + contact.getString("id"));
        assertThat(contact.getInt("expires")).isBetween(3590, 3600);

        var seen = ALICE.get(url).expect(200).json();
        assertThat(seen.getString("contact")).isEqualTo("sip:alice@192.0.2.7:5060");
        assertThat(seen.getJsonNumber("q").doubleValue()).isEqualTo(0.8);
        assertThat(seen.getString("label")).isEqualTo("desk");
        var presence = BOB.get("/login/alice@example.com").expect(200).json().getJsonObject("presence");
        assertThat(presence.getString("status")).isEqualTo("available");
        assertThat(presence.getString("note")).isEqualTo("until 5");
        assertThat(presence.getString("activity")).isEqualTo("on-the-phone");
        ALICE.delete(url).expect(204);
    }

    @Test
    void call() {
        var made = ALICE.post("/call", "{\"subject\":\"planning\",\"access\":\"invited\"}");
        var call = made.expect(201).json().getString("url");
        assertThat(call).matches("/call/k.+");
        assertThat(call).endsWith("/" + made.json().getString("id"));

        var joined = ALICE.post(call, """
                {"url":"/login/alice@example.com","session":"rtsp://media.example.com/planning"}""");
        var entry = joined.expect(201).json();
        assertThat(entry.getString("url")).matches(call + "/p.+").endsWith("/" + entry.getString("id"));

        var seen = ALICE.get(call).expect(200).json();
        assertThat(seen.keySet())
                .contains("id", "subject", "state", "created", "creator", "version", "children", "invited");
        assertThat(seen.getString("subject")).isEqualTo("planning");
        assertThat(seen.getString("state")).isEqualTo("active");
        assertThat(seen.getString("creator")).isEqualTo("/login/alice@example.com");
        var child = seen.getJsonArray("children").getJsonObject(0);
        assertThat(child.getString("id")).isEqualTo(entry.getString("id"));
        assertThat(child.getString("url")).isEqualTo(entry.getString("url"));
        assertThat(child.getString("login")).isEqualTo("/login/alice@example.com");
        assertThat(child.getString("session")).isEqualTo("rtsp://media.example.com/planning");
        assertThat(child.getString("state")).isEqualTo("joined");
        assertThat(child.getString("via")).isEqualTo("web");
        ALICE.delete(call).expect(204);
    }

    @Test
    void send() {
        var first = contactOfBob("first");
        var second = contactOfBob("second");
        try (var stream = BOB.watch(first)) {
            var sent = ALICE.request("SEND", "/login/bob@example.com", "text/x-any", "any body".getBytes(UTF_8));

            var receipt = sent.expect(202).json();
            var url = receipt.getString("url");
            assertThat(sent.header("Location")).endsWith(url);
            assertThat(url).matches("/login/bob@example.com/send/m.+").endsWith("/" + receipt.getString("id"));
            assertThat(receipt.getJsonArray("targets"))
                    .extracting(target -> target.asJsonObject().getString("contact"))
                    .contains(id(first), id(second));
            assertThat(receipt.getJsonArray("targets"))
                    .extracting(target -> target.asJsonObject().getString("state"))
                    .isSubsetOf("queued", "delivered");
            assertThat(stream.awaitMessage().getString("body")).isEqualTo("any body");
        }
        BOB.delete(first).expect(204);
        BOB.delete(second).expect(204);
    }

    @Test
    void events() {
        var call = ALICE.post("/call", "{\"subject\":\"events\",\"access\":\"open\"}")
                .expect(201)
                .json()
                .getString("url");
        try (var stream = BOB.watch(call)) {
            var state = stream.await("the state first", event -> event.is("state"));
            assertThat(state.json().getString("subject")).isEqualTo("events");
            assertThat(state.id()).isEqualTo(state.json().getString("version"));
            assertThat(stream.events().get(0)).isEqualTo(state);

            ALICE.post(call, "{\"session\":\"rtsp://media.example.com/1\"}").expect(201);

            stream.awaitState(
                    "then every change", now -> now.getJsonArray("children").size() == 1);
        }
        ALICE.delete(call).expect(204);
    }

    @Test
    void user() {
        var frank = SERVER.as("frank@example.com", PASSWORD);

        var made = signUp("frank@example.com", "Frank").expect(201);

        var url = made.json().getString("url");
        assertThat(made.header("Location")).endsWith(url);
        assertThat(url).matches("/user/u.+").endsWith("/" + made.json().getString("id"));
        var profile = frank.get(url).expect(200).json();
        assertThat(profile.getString("email")).isEqualTo("frank@example.com");
        assertThat(profile.getString("name")).isEqualTo("Frank");
        assertThat(profile.getString("login")).isEqualTo("/login/frank@example.com");
        assertThat(frank.get("/user/frank@example.com").expect(200).json().getString("id"))
                .isEqualTo(made.json().getString("id"));
        signUp("frank@example.com", "Frank").expect(409);
        weak("dave@example.com").expect(400);
        signUp("frank@elsewhere.example", "Frank").expect(403);
    }

    private static Answer signUp(String email, String name) {
        return SERVER.anonymous().post("/user", """
                {"email":"%s","password":"%s","name":"%s"}""".formatted(email, PASSWORD, name));
    }

    private static Answer weak(String email) {
        return SERVER.anonymous().post("/user", """
                {"email":"%s","password":"weak","name":"Dave"}""".formatted(email));
    }

    private static String contactOfBob(String instance) {
        return BOB.logIn("bob@example.com", "{\"instance\":\"%s\"}".formatted(instance))
                .getString("url");
    }

    private static String id(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
