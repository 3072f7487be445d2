package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.OpenGet;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** GETs that stay open, in all their forms. */
class StreamIT {
    private static final Server SERVER = ContractServer.server();

    private User alice;
    private User bob;
    private String call;

    @BeforeEach
    void aliceMakesACall() {
        alice = SERVER.signUp("alice");
        bob = SERVER.signUp("bob");
        call = as(alice)
                .post("/call", "{\"subject\":\"planning\",\"invited\":[\"%s\"]}".formatted(bob.login()))
                .expect(201)
                .json()
                .getString("url");
    }

    // ------------------------------------------------------------------------------------------------------- forms

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/event-stream    |        | event: state   | event: update",
                "application/x-ndjson |        | \"event\":\"state\" | \"event\":\"update\"",
                "application/json-seq |        | \"event\":\"state\" | \"event\":\"update\"",
                "application/xml      | ?watch | <event>state</event> | <event>update</event>",
                "application/json     | ?watch | \"event\":\"state\" | \"event\":\"update\""
            })
    void stateFirstAndThenEveryChange(String accept, String query, String state, String update) {
        try (var open = open(call + (query == null ? "" : query), "Accept: " + accept.strip() + "\r\n")) {
            open.await("the state", text -> text.contains(state.strip()));
            join(bob);
            assertThat(open.await("the update", text -> text.contains(update.strip())))
                    .contains(bob.login())
                    .contains("X-Accel-Buffering: no")
                    .containsIgnoringCase("Cache-Control: no-store");
        }
    }

    @Test
    void anXmlStreamThatTheServerEndsIsOneDocument() {
        try (var open = open(call + "?watch", "Accept: application/xml\r\n")) {
            open.await("the state", text -> text.contains("<event>state</event>"));
            as(alice).delete(call).expect(204);
            assertThat(open.await("its end", text -> text.contains("</events>")))
                    .contains("<?xml")
                    .contains("<event>end</event>");
        }
    }

    @Test
    void headSaysWhatGetWouldBeginWith() {
        var head = as(alice).request("HEAD", call + "?watch", "", new byte[0]);
        assertThat(head.expect(200).header("Content-Type")).startsWith("application/x-ndjson");
    }

    @Test
    void whatIsNotThereOrNotYoursIsNoStream() {
        var stranger = SERVER.signUp("stranger");
        assertThat(as(stranger).get(call + "?watch").status()).isEqualTo(404);
        assertThat(as(alice).get("/call/knone?watch").status()).isEqualTo(404);
        assertThat(as(alice).get(call + "?watch&changes=some").status()).isEqualTo(400);
        assertThat(SERVER.anonymous().get(call + "?watch").status()).isEqualTo(401);
    }

    // ------------------------------------------------------------------------------------------------- child by child

    @Test
    void aChangeIsToldChildByChildToWhoeverWantsIt() {
        try (var open = open(call + "?watch&changes=diff", "")) {
            open.await("the state", text -> text.contains("\"state\""));
            var entry = join(bob);
            var created = line(open, "\"created\":\"" + entry);
            assertThat(created.getJsonObject("data").getString("list")).isEqualTo("children");
            assertThat(created.getJsonObject("data").getJsonObject("entity").getString("login"))
                    .isEqualTo(bob.login());

            as(bob).put(entry, "{\"session\":\"rtsp://other\"}").expect(200);
            line(open, "\"updated\":\"" + entry);

            as(bob).delete(entry).expect(204);
            line(open, "\"deleted\":\"" + entry);
            var version = as(alice).get(call).expect(200).json().getString("version");
            line(open, "\"id\":\"" + version);
        }
    }

    // ----------------------------------------------------------------------------------------------- many, and resume

    @Test
    void manyResourcesOnOneStreamAndOneIdForAll() {
        var resources = "/events?resource=" + call + "&resource=" + bob.login() + "&resource=/call/knone";
        String id;
        try (var open = open(resources, "")) {
            open.await("both", text -> text.contains("\"resource\":\"" + call) && text.contains(bob.login() + "\""));
            line(open, "there is no such call");
            join(bob);
            id = line(open, "\"event\":\"update\"").getString("id");
        }
        try (var open = open(resources, "Last-Event-ID: " + id + "\r\n")) {
            line(open, "there is no such call");
            as(bob).post(bob.login(), "{}").expect(201);
            var next = line(open, "\"resource\":\"" + bob.login());
            assertThat(open.text()).as("nothing that was known").doesNotContain("\"resource\":\"" + call);
            assertThat(next.getString("event")).isEqualTo("update");
        }
    }

    @Test
    void aVersionMayBeNamedWithEachResource() {
        var version = as(alice).get(call).expect(200).json().getString("version");
        try (var open = open("/events?resource=" + call + "@" + version, "")) {
            var entry = join(bob);
            // Nothing of the version that is known; the next one is the first or not, as the server came to it.
            var first = line(open, "\"resource\"");
            assertThat(first.getString("event")).isIn("state", "update");
            assertThat(first.getJsonObject("data").toString()).contains(entry);
        }
        assertThat(as(alice).get("/events").status()).isEqualTo(400);
    }

    @Test
    void whoeverMissedVersionsIsToldSo() {
        var version = as(alice).get(call).expect(200).json().getString("version");
        var entry = join(bob);
        try (var open = open(call + "?watch", "Last-Event-ID: " + version + "\r\n")) {
            assertThat(line(open, "\"state\"").getJsonObject("data")).doesNotContainKey("gap");
        }
        as(bob).put(entry, "{\"session\":\"rtsp://other\"}").expect(200);
        try (var open = open(call + "?watch", "Last-Event-ID: " + version + "\r\n")) {
            assertThat(line(open, "\"state\"").getJsonObject("data").getBoolean("gap"))
                    .isTrue();
        }
    }

    @Test
    void fiftyReconnectsLoseNoMessage() {
        var contact = alice.logIn(SERVER).getString("url");
        var received = new TreeSet<Integer>();
        for (var round = 1; round <= 50; round++) {
            as(bob).send(alice.login(), "message " + round).expect(202);
            var wanted = round;
            try (var open = open(contact, "Accept: application/x-ndjson\r\n")) {
                var message = line(open, "\"body\":\"message " + wanted + "\"").getJsonObject("data");
                received.add(message.getInt("seq"));
                if (round % 10 == 0) {
                    as(alice)
                            .post(contact + "/ack", "{\"upto\":%d}".formatted(message.getInt("seq")))
                            .expect(204);
                }
            }
        }
        assertThat(received).hasSize(50);
    }

    // ------------------------------------------------------------------------------------------------------- long poll

    @Test
    void aGetWaitsForNews() {
        var known = as(alice).get(call).expect(200).header("ETag");
        var waiting = CompletableFuture.supplyAsync(() -> poll(call, known, 20));
        try (var open = open(call + "?watch", "")) {
            open.await("that time passes", text -> text.contains("state"));
        }
        join(bob);
        var answer = waiting.join();
        assertThat(answer.expect(200).text()).contains(bob.login());
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
    }

    @Test
    void aGetThatWaitedInVainSaysSo() {
        var known = as(alice).get(call).expect(200).header("ETag");
        var begin = Instant.now();
        var answer = poll(call, known, 1);
        assertThat(answer.status()).isEqualTo(304);
        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void aGetDoesNotWaitForWhatIsNewAlready() {
        var known = as(alice).get(call).expect(200).header("ETag");
        join(bob);
        assertThat(poll(call, known, 20).expect(200).text()).contains(bob.login());
    }

    // ------------------------------------------------------------------------------------------------------------ ends

    @Test
    void aLostRightEndsTheStreamWithAReason() {
        var login =
                as(alice).post(alice.login(), "{\"token\":true}").expect(201).json();
        var holder = SERVER.holding(login.getString("token"));
        try (var open = OpenGet.reading(SERVER, OpenGet.get(call + "?watch", holder.authorization(), ""))) {
            open.await("the state", text -> text.contains("\"state\""));
            holder.delete("/session").expect(204);
            assertThat(line(open, "\"event\":\"end\"").getJsonObject("data").getString("reason"))
                    .isNotEmpty();
        }
    }

    @Test
    void anEndedContactEndsItsStream() {
        var contact = alice.logIn(SERVER).getString("url");
        try (var open = open(contact + "?watch", "")) {
            open.await("the state", text -> text.contains("\"state\""));
            as(alice).delete(contact).expect(204);
            line(open, "\"event\":\"end\"");
        }
    }

    @Test
    void theEleventhStreamOfAUserIsRefusedUntilOneIsClosed() {
        var streams = Stream.generate(() -> open(call + "?watch", "")).limit(10).toList();
        streams.forEach(open -> open.await("the state", text -> text.contains("\"state\"")));
        var refused = as(alice).get(call + "?watch");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        streams.forEach(OpenGet::close);
    }

    // ---------------------------------------------------------------------------------------------------- odd clients

    @Test
    void aClientThatSaysNothingMoreIsStillTold() {
        try (var open = open(call + "?watch", "")) {
            open.await("the state", text -> text.contains("\"state\""));
            open.closeHalf();
            join(bob);
            line(open, "\"update\"");
        }
    }

    @Test
    void aSecondRequestOnAnOpenStreamWaits() {
        try (var open = open(call + "?watch", "")) {
            open.await("the state", text -> text.contains("\"state\""));
            open.write(OpenGet.get("/", as(alice).authorization(), ""));
            join(bob);
            line(open, "\"update\"");
            assertThat(open.text()).doesNotContain("RestSIP");
        }
    }

    @Test
    void anOldClientIsToldUntilTheConnectionEnds() {
        var request =
                OpenGet.get(call + "?watch", as(alice).authorization(), "").replace("HTTP/1.1", "HTTP/1.0");
        try (var open = OpenGet.reading(SERVER, request)) {
            open.await("the state", text -> text.contains("\"state\""));
            as(alice).delete(call).expect(204);
            line(open, "\"event\":\"end\"");
            open.awaitEnd();
        }
    }

    @Test
    void fiftyWhoNeverReadHoldUpNobody() {
        var subject = as(alice)
                .post("/call", "{\"access\":\"open\"}")
                .expect(201)
                .json()
                .getString("url");
        var own = as(alice).post(subject, "{}").expect(201).json().getString("url");
        var idle = Stream.generate(() -> SERVER.signUp("idle"))
                .limit(6)
                .flatMap(user -> Stream.generate(() -> OpenGet.notReading(
                                SERVER, OpenGet.get(subject + "?watch", as(user).authorization(), "")))
                        .limit(9))
                .toList();
        try (var reader = open(subject + "?watch", "")) {
            reader.await("the state", text -> text.contains("\"state\""));
            var slowest = Duration.ZERO;
            var session = "x".repeat(60_000);
            for (var round = 1; round <= 120; round++) {
                var mark = "round " + round + " ";
                var begin = Instant.now();
                as(alice)
                        .put(own, "{\"session\":\"%s\"}".formatted(mark + session))
                        .expect(200);
                reader.await(mark, text -> text.contains(mark));
                var took = Duration.between(begin, Instant.now());
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
            assertThat(slowest).isLessThan(Duration.ofSeconds(1));
        } finally {
            idle.forEach(OpenGet::close);
        }
    }

    // --------------------------------------------------------------------------------------------------------- helpers

    private OpenGet open(String path, String headers) {
        return OpenGet.reading(SERVER, OpenGet.get(path, as(alice).authorization(), headers));
    }

    /** The first line of JSON that holds this. */
    private static JsonObject line(OpenGet open, String part) {
        open.await(part, text -> find(text, part).isPresent());
        try (var reader =
                Json.createReader(new StringReader(find(open.text(), part).orElseThrow()))) {
            return reader.readObject();
        }
    }

    private static Optional<String> find(String text, String part) {
        return List.of(text.split("\n", -1)).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("{") && line.endsWith("}") && line.contains(part))
                .findFirst();
    }

    private String join(User user) {
        return as(user).post(call, "{\"session\":\"rtsp://here\"}")
                .expect(201)
                .json()
                .getString("url");
    }

    private Answer poll(String path, String known, int seconds) {
        return as(alice)
                .with("If-None-Match", known)
                .with("Prefer", "wait=" + seconds)
                .get(path);
    }

    private static Web as(User user) {
        return user.at(SERVER);
    }
}
