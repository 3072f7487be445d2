package org.restsip.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** Section 6 of the contract: what a user is, to itself and to others, and that it can go away. */
class UserIT {
    private static final Server SERVER = ContractServer.server();

    private User alice;
    private Web asAlice;
    private Web asBob;
    private String profile;

    @BeforeEach
    void aliceAndBobSignUp() {
        alice = SERVER.signUp("alice");
        asAlice = alice.at(SERVER);
        asBob = SERVER.signUp("bob").at(SERVER);
        profile = "/user/" + alice.id();
    }

    @Test
    void theOwnerSeesEverythingUnderEachOfItsNames() {
        asBob.request("POST", profile, "text/plain", "hello".getBytes(UTF_8)).expect(201);

        for (var name : List.of(alice.id(), alice.address(), alice.local())) {
            var seen = asAlice.get("/user/" + name).expect(200).json();
            assertThat(seen.getString("id")).isEqualTo(alice.id());
            assertThat(seen.getString("email")).isEqualTo(alice.address());
            assertThat(seen.getString("login")).isEqualTo(alice.login());
            assertThat(seen.getString("messages")).isEqualTo(profile + "/message");
            assertThat(seen.getString("history")).isEqualTo(profile + "/history");
            assertThat(seen.getString("devices")).isEqualTo(profile + "/device");
            assertThat(seen.getJsonObject("mailbox").getInt("unread")).isEqualTo(1);
            assertThat(seen.getJsonObject("mailbox").getJsonArray("newest")).hasSize(1);
        }
    }

    @Test
    void othersSeeACard() {
        asAlice.put(profile, "{\"name\":\"Alice\",\"fields\":{\"title\":\"Engineer\"}}")
                .expect(200);

        var card = asBob.get(profile).expect(200).json();
        assertThat(card.keySet()).containsExactlyInAnyOrder("id", "url", "name", "login", "fields");
        assertThat(card.getJsonObject("fields").getString("title")).isEqualTo("Engineer");
        SERVER.anonymous().get(profile).expect(401);
    }

    @Test
    void whoMayNotSeeAUserSeesNoneAtAll() {
        asAlice.put(profile, "{\"visibility\":\"nobody\"}").expect(200);

        var denied = asBob.get(profile).expect(404).json();
        var unknown = asBob.get("/user/unknown").expect(404).json();
        assertThat(denied.getString("detail")).isEqualTo(unknown.getString("detail"));
        asBob.put(profile, "{\"name\":\"Mallory\"}").expect(404);
        asBob.delete(profile).expect(404);
        asAlice.get(profile).expect(200);
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneIsTold() {
        var tag = asAlice.get(profile).expect(200).header("ETag");
        var changes = Stream.of("One", "Two", "Three")
                .parallel()
                .map(name -> asAlice.with("If-Match", tag).put(profile, "{\"name\":\"" + name + "\"}"))
                .map(Answer::status)
                .sorted()
                .toList();
        assertThat(changes).containsExactly(200, 412, 412);
    }

    @Test
    void aMessageIsNoChangeOfTheProfileButNewsForWhoReadsItAgain() {
        var tag = asAlice.get(profile).expect(200).header("ETag");
        asAlice.with("If-None-Match", tag).get(profile).expect(304);
        asBob.request("POST", profile, "text/plain", "hello".getBytes(UTF_8)).expect(201);

        asAlice.with("If-None-Match", tag).get(profile).expect(200);
        asAlice.with("If-Match", tag).put(profile, "{\"name\":\"Still Alice\"}").expect(200);
    }

    @Test
    void whatCannotBeSaidIsRefusedByName() {
        for (var wrong : List.of(
                "{\"name\":\"\"}",
                "{\"name\":\"two\\r\\nlines\"}",
                "{\"name\":\"" + "x".repeat(201) + "\"}",
                "{\"fields\":{\"a b\":\"c\"}}",
                "{\"fields\":{\"a\":\"" + "x".repeat(1001) + "\"}}",
                "{\"fields\":\"none\"}",
                "{\"fields\":{\"a\":1}}")) {
            var answer = asAlice.put(profile, wrong).expect(400);
            assertThat(answer.json().getJsonArray("errors")).isNotEmpty();
        }
        asAlice.put(profile, "{\"name\":\"Åsa 🙂 <b>\"}").expect(200);
        assertThat(asAlice.get(profile + "?format=xml").expect(200).text()).contains("Åsa 🙂 &lt;b");
    }

    @Test
    void aWatcherOfTheProfileHearsOfChangesAndMessages() {
        try (var stream = asAlice.watch(profile)) {
            stream.awaitState("the state", state -> state.getString("id").equals(alice.id()));
            asAlice.put(profile, "{\"name\":\"Alice again\"}").expect(200);
            stream.awaitState("the name", state -> state.getString("name").equals("Alice again"));
            asBob.request("POST", profile, "text/plain", "hello".getBytes(UTF_8))
                    .expect(201);
            stream.awaitState(
                    "the message", state -> state.getJsonObject("mailbox").getInt("unread") == 1);
        }
    }

    @Test
    void whoGoesAwayIsGoneWithEverything() {
        asBob.request("POST", profile, "text/plain", "hello".getBytes(UTF_8)).expect(201);
        var contact = asAlice.logIn(alice.address(), "{}").getString("url");
        var call = asAlice.post("/call", "{\"access\":\"open\"}")
                .expect(201)
                .json()
                .getString("url");
        asAlice.post(call, "{}").expect(201);
        try (var watcher = asBob.watch(alice.login());
                var own = asAlice.watch(contact)) {
            asAlice.delete(profile).expect(204);

            own.awaitEnd();
            watcher.await(
                    "the end of the login",
                    event -> event.is("end") || event.data().contains("offline"));
        }
        asAlice.get(profile).expect(401);
        asBob.get(profile).expect(404);
        asBob.get(alice.login()).expect(404);
        asBob.send(alice.login(), "hello").expect(404);
        assertThat(asBob.get(call).text()).doesNotContain(alice.login() + "\",\"session");
    }

    @Test
    void anAddressThatIsFreeAgainIsAnotherUser() {
        asBob.request("POST", profile, "text/plain", "for the first alice".getBytes(UTF_8))
                .expect(201);
        asAlice.delete(profile).expect(204);

        var again = SERVER.anonymous()
                .post(
                        "/user",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(alice.address(), alice.password() + "2"))
                .expect(201)
                .json();

        asAlice.get(profile).expect(401);
        var second = SERVER.as(alice.address(), alice.password() + "2");
        assertThat(again.getString("id")).isNotEqualTo(alice.id());
        second.get(profile).expect(404);
        assertThat(second.get("/user/" + alice.address() + "/message")
                        .expect(200)
                        .json()
                        .getJsonArray("children"))
                .isEmpty();
        assertThat(second.get("/user/" + alice.address() + "/device")
                        .expect(200)
                        .json()
                        .getJsonArray("children"))
                .isEmpty();
        assertThat(second.get(alice.login()).expect(200).json().getJsonArray("children"))
                .isEmpty();
    }
}
