package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** Contacts: their two kinds of life, their identity, and what they may say. */
class LoginDetailsIT {
    private static final Server SERVER = ContractServer.server();

    private final User alice = SERVER.signUp("alice");
    private final User bob = SERVER.signUp("bob");
    private final Web asAlice = alice.at(SERVER);

    @Test
    void aHundredPostsOfOneInstanceAtOnceMakeOneContact() throws Exception {
        var threads = Executors.newFixedThreadPool(20);
        var urls = new HashSet<String>();
        var made = 0;
        try {
            Callable<Answer> post = () -> asAlice.post(alice.login(), "{\"instance\":\"laptop\"}");
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(100, post))) {
                assertThat(answer.get().status()).isIn(200, 201);
                made += answer.get().status() == 201 ? 1 : 0;
                urls.add(answer.get().json().getString("url"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(urls).hasSize(1);
        assertThat(made).isEqualTo(1);
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void theSameInstanceFindsWhatItDidNotAcknowledge() {
        var url = asAlice.logIn(alice.address(), "{\"instance\":\"laptop\"}").getString("url");
        bob.at(SERVER).send(alice.login(), "hello").expect(202);
        asAlice.delete(url).expect(204);
        var again = asAlice.post(alice.login(), "{\"instance\":\"laptop\"}")
                .expect(201)
                .json();
        assertThat(again.getString("url")).isEqualTo(url);
        try (var stream = asAlice.watch(url)) {
            assertThat(stream.awaitMessage().getString("body")).isEqualTo("hello");
        }
    }

    @Test
    void aPureRefreshChangesNoVersion() {
        var url = asAlice.logIn(alice.address(), "{\"contact\":\"https://a.example.com/\",\"expires\":600}")
                .getString("url");
        var before = asAlice.get(alice.login()).expect(200).json().getString("version");
        asAlice.put(url, "").expect(200);
        asAlice.post(alice.login(), "{\"contact\":\"https://a.example.com/\",\"expires\":900}")
                .expect(200);
        assertThat(asAlice.get(alice.login()).expect(200).json().getString("version"))
                .isEqualTo(before);
    }

    @Test
    void presenceIsChangedByPut() {
        var url = alice.logIn(SERVER).getString("url");
        try (var watched = bob.at(SERVER).watch(alice.login())) {
            asAlice.put(url, "{\"presence\":{\"status\":\"busy\",\"note\":\"until 5\",\"activity\":\"meeting\"}}")
                    .expect(200);
            var presence = watched.awaitState(
                    "busy", state -> presence(state).getString("status").equals("busy"));
            assertThat(presence(presence).getString("note")).isEqualTo("until 5");
            assertThat(presence(presence).getString("activity")).isEqualTo("meeting");
        }
    }

    @Test
    void theMostReachableContactSpeaksForAll() {
        asAlice.logIn(alice.address(), "{\"instance\":\"a\",\"presence\":{\"status\":\"away\",\"note\":\"a\"}}");
        asAlice.logIn(alice.address(), "{\"instance\":\"b\",\"presence\":{\"status\":\"available\",\"note\":\"b\"}}");
        asAlice.logIn(alice.address(), "{\"instance\":\"c\",\"presence\":{\"status\":\"busy\",\"note\":\"c\"}}");
        var seen = presence(bob.at(SERVER).get(alice.login()).expect(200).json());
        assertThat(seen.getString("status")).isEqualTo("available");
        assertThat(seen.getString("note")).isEqualTo("b");
    }

    @Test
    void heldAndTimedSayWhatTheyAre() {
        var web = alice.logIn(SERVER);
        assertThat(web.getBoolean("held")).isTrue();
        assertThat(web.containsKey("expires")).isFalse();
        var timed = asAlice.logIn(alice.address(), "{\"contact\":\"tel:+431234\",\"expires\":999999}");
        assertThat(timed.getInt("expires")).isEqualTo(86400);
        var heldUri = asAlice.logIn(alice.address(), "{\"contact\":\"rtmp://a.example.com/x\",\"held\":true}");
        assertThat(heldUri.getBoolean("held")).isTrue();
    }

    @Test
    void tooShortIsRefusedWithWhatIsEnough() {
        var problem = asAlice.post(alice.login(), "{\"contact\":\"tel:+431234\",\"expires\":1}")
                .expect(400)
                .json();
        assertThat(problem.getInt("min-expires")).isPositive();
    }

    @Test
    void whatIsGoneIsGone() {
        var url = alice.logIn(SERVER).getString("url");
        asAlice.delete(url).expect(204);
        asAlice.get(url).expect(410);
        asAlice.put(url, "").expect(410);
        bob.at(SERVER).send(url, "hello").expect(410);
    }

    @Test
    void tenContactsAreEnough() {
        IntStream.range(0, 10).forEach(n -> asAlice.logIn(alice.address(), "{\"instance\":\"i" + n + "\"}"));
        var problem = asAlice.post(alice.login(), "{\"instance\":\"one more\"}");
        assertThat(problem.status()).isIn(403, 409, 429);
        assertThat(problem.text()).contains("too-many-contacts");
        asAlice.post(alice.login(), "{\"instance\":\"i3\"}").expect(200);
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        for (var wrong : List.of(
                "{\"contact\":\"no uri\"}",
                "{\"contact\":\"https://a.example.com/\\r\\nX: y\"}",
                "{\"contact\":\"https://" + "a".repeat(600) + "\"}",
                "{\"q\":2}",
                "{\"q\":-0.1}",
                "{\"label\":\"" + "l".repeat(600) + "\"}",
                "{\"label\":\"a\\u0000b\"}",
                "{\"instance\":\"a\\nb\"}")) {
            var problem = asAlice.post(alice.login(), wrong).expect(400).json();
            var field = problem.getJsonArray("errors").getJsonObject(0).getString("field");
            assertThat(wrong).contains("\"" + field + "\"");
        }
        assertThat(contacts()).isEmpty();
    }

    private List<JsonObject> contacts() {
        return asAlice.get(alice.login())
                .expect(200)
                .json()
                .getJsonArray("children")
                .getValuesAs(JsonObject.class);
    }

    private static JsonObject presence(JsonObject state) {
        return state.getJsonObject("presence");
    }
}
