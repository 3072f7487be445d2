package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.Talk;
import org.restsip.tests.house.User;

/** The WebSocket {@code /events}: what is watched changes as the client says, and requests go the same way. */
class SocketIT {
    private static final Server SERVER = ContractServer.server();

    private User alice;
    private User bob;
    private String call;

    @BeforeEach
    void aliceMakesACall() {
        alice = SERVER.signUp("alice");
        bob = SERVER.signUp("bob");
        call = alice.at(SERVER)
                .post("/call", "{\"invited\":[\"%s\"]}".formatted(bob.login()))
                .expect(201)
                .json()
                .getString("url");
    }

    @Test
    void stateFirstAndThenEveryChangeUntilItIsUnwatched() {
        try (var talk = talk(alice)) {
            talk.say("{\"watch\":\"%s\",\"changes\":\"diff\",\"id\":1}".formatted(call));
            assertThat(talk.awaitAnswer(1).getInt("status")).isEqualTo(200);
            talk.awaitEvent("state", call);
            var entry = bob.at(SERVER).post(call, "{}").expect(201).json().getString("url");
            assertThat(talk.awaitEvent("update", call).getJsonObject("data").getString("created"))
                    .isEqualTo(entry);

            talk.say("{\"unwatch\":\"%s\",\"id\":2}".formatted(call));
            assertThat(talk.awaitAnswer(2).getInt("status")).isEqualTo(204);
            var before = talk.heard().size();
            bob.at(SERVER).delete(entry).expect(204);
            talk.say("{\"watch\":\"%s\",\"id\":3}".formatted(bob.login()));
            talk.awaitEvent("state", bob.login());
            assertThat(talk.heard().stream().skip(before))
                    .noneMatch(message -> message.getString("resource", "").equals(call));
        }
    }

    @Test
    void whoKnowsTheVersionIsToldOnlyWhatIsNew() {
        var version = alice.at(SERVER).get(call).expect(200).json().getString("version");
        try (var talk = talk(alice)) {
            talk.say("{\"watch\":\"%s\",\"version\":\"%s\",\"id\":1}".formatted(call, version));
            talk.awaitAnswer(1);
            bob.at(SERVER).post(call, "{}").expect(201);
            talk.awaitEvent("update", call);
            assertThat(talk.heard())
                    .noneMatch(message -> message.getString("event", "").equals("state"));
        }
    }

    @Test
    void requestsGoTheWayOfAllRequests() {
        try (var talk = talk(bob)) {
            talk.say("{\"method\":\"POST\",\"resource\":\"%s\",\"id\":1,\"entity\":{\"session\":\"rtsp://here\"}}"
                    .formatted(call));
            var joined = talk.awaitAnswer(1);
            assertThat(joined.getInt("status")).isEqualTo(201);
            assertThat(joined.getJsonObject("headers").getString("Location")).contains(call);
            assertThat(joined.getJsonObject("entity").getString("login")).isEqualTo(bob.login());

            talk.say("{\"method\":\"DELETE\",\"resource\":\"%s\",\"id\":2}".formatted(call));
            var refused = talk.awaitAnswer(2);
            assertThat(refused.getInt("status")).isEqualTo(403);
            assertThat(refused.getJsonObject("entity").getString("detail")).isNotEmpty();

            talk.say("{\"method\":\"TRACE\",\"resource\":\"/\",\"id\":3}");
            assertThat(talk.awaitAnswer(3).getInt("status")).isEqualTo(400);
            talk.say("{\"method\":\"GET\",\"resource\":\"//elsewhere.example.com/\",\"id\":4}");
            assertThat(talk.awaitAnswer(4).getInt("status")).isEqualTo(400);
        }
    }

    @Test
    void messagesArriveOnASocketToo() {
        var contact = alice.logIn(SERVER).getString("url");
        try (var talk = talk(alice)) {
            talk.say("{\"watch\":\"%s\"}".formatted(contact));
            talk.awaitEvent("state", contact);
            bob.at(SERVER).send(alice.login(), "hello").expect(202);
            assertThat(talk.awaitEvent("message", contact).getJsonObject("data").getString("body"))
                    .isEqualTo("hello");
        }
    }

    @Test
    void whatCannotBeWatchedIsAnsweredAndTheSocketGoesOn() {
        try (var talk = talk(alice)) {
            talk.say("{\"watch\":\"/call/knone\",\"id\":1}");
            assertThat(talk.awaitAnswer(1).getInt("status")).isEqualTo(404);
            talk.say("{\"watch\":\"/login/%zz@example.com\",\"id\":2}");
            assertThat(talk.awaitAnswer(2).getInt("status")).isEqualTo(400);
            talk.say("{\"nothing\":true,\"id\":3}");
            assertThat(talk.awaitAnswer(3).getInt("status")).isEqualTo(400);
            talk.say("{\"watch\":\"%s\",\"id\":4}".formatted(call));
            assertThat(talk.awaitAnswer(4).getInt("status")).isEqualTo(200);
        }
    }

    @Test
    void aTokenMayBeTheFirstMessage() {
        var token = alice.at(SERVER)
                .post(alice.login(), "{\"token\":true}")
                .expect(201)
                .json()
                .getString("token");
        try (var talk = Talk.with(SERVER, Map.of())) {
            talk.say("{\"token\":\"%s\"}".formatted(token));
            talk.say("{\"watch\":\"%s\"}".formatted(call));
            talk.awaitEvent("state", call);
            SERVER.holding(token).delete("/session").expect(204);
            assertThat(talk.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void whoProvesNothingIsSentAway() {
        try (var talk = Talk.with(SERVER, Map.of())) {
            talk.say("{\"watch\":\"%s\"}".formatted(call));
            assertThat(talk.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void aCookieCountsOnlyWithAnOriginOfOurs() {
        var cookie = alice.at(SERVER)
                .post(alice.login(), "{}")
                .expect(201)
                .header("Set-Cookie")
                .split(";", 2)[0];
        var own = "http://" + Server.HOST + ":" + SERVER.httpPort();
        try (var talk = Talk.with(SERVER, Map.of("Cookie", cookie, "Origin", own))) {
            talk.say("{\"method\":\"DELETE\",\"resource\":\"%s\",\"id\":1}".formatted(call));
            assertThat(talk.awaitAnswer(1).getInt("status")).isEqualTo(204);
        }
        try (var talk = Talk.with(SERVER, Map.of("Cookie", cookie, "Origin", "https://evil.example.com"))) {
            talk.say("{\"watch\":\"%s\"}".formatted(alice.login()));
            assertThat(talk.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void nonsenseAndTooMuchCloseTheSocket() {
        try (var talk = talk(alice)) {
            talk.say("no json");
            assertThat(talk.awaitClose()).isEqualTo(1003);
        }
        try (var talk = talk(alice)) {
            talk.say("{\"watch\":\"" + "x".repeat(100_000) + "\"}");
            assertThat(talk.awaitClose()).isIn(1009, 1006);
        }
    }

    @Test
    void aSocketWatchesNoMoreThanFifty() {
        try (var talk = talk(alice)) {
            var calls = IntStream.range(0, 51)
                    .mapToObj(n -> alice.at(SERVER)
                            .post("/call", "{}")
                            .expect(201)
                            .json()
                            .getString("url"))
                    .collect(Collectors.toList());
            for (var n = 0; n < 51; n++) {
                talk.say("{\"watch\":\"%s\",\"id\":%d}".formatted(calls.get(n), n));
            }
            assertThat(talk.awaitAnswer(49).getInt("status")).isEqualTo(200);
            assertThat(talk.awaitAnswer(50).getInt("status")).isEqualTo(429);
        }
    }

    private static Talk talk(User user) {
        return Talk.with(SERVER, Map.of("Authorization", user.at(SERVER).authorization()));
    }
}
