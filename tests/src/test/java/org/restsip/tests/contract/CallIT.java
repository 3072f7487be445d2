package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Crowd;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** Calls: who may, the claim, invitations, what one keeps there, and what is left in the history. */
class CallIT {
    private static final Server SERVER = ContractServer.server();

    private User alice;
    private User bob;
    private User carol;

    @BeforeEach
    void threePeopleSignUp() {
        alice = SERVER.signUp("alice");
        bob = SERVER.signUp("bob");
        carol = SERVER.signUp("carol");
    }

    // ---------------------------------------------------------------------------------------------- making a call

    @Test
    void aCallShowsWhatWasSaidOfItAndMembersOfOnesOwn() {
        var call = make("""
                {"subject":"planning","access":"open","session":{"mixer":["rtmp://example.com/7"]},
                 "room":"7","tags":["a",1,null],"state":"ended","id":"kMine"}""");
        assertThat(call.getString("subject")).isEqualTo("planning");
        assertThat(call.getString("state")).isEqualTo("active");
        assertThat(call.getString("id")).startsWith("k").isNotEqualTo("kMine");
        assertThat(call.getJsonObject("session")).hasToString("{\"mixer\":[\"rtmp://example.com/7\"]}");
        assertThat(call.getString("room")).isEqualTo("7");
        assertThat(call.getJsonArray("tags")).hasToString("[\"a\",1,null]");
    }

    @Test
    void aRepeatUnderTheSameKeyFindsTheCallAndAnotherBodyIsRefused() {
        var web = as(alice).with("Idempotency-Key", "one-" + alice.id());
        var first = web.post("/call", "{\"subject\":\"planning\"}").expect(201).json();
        var second = web.post("/call", "{\"subject\":\"planning\"}").expect(200).json();
        assertThat(second).isEqualTo(first);
        web.post("/call", "{\"subject\":\"something else\"}").expect(409);
        assertThat(list(alice, "")).containsExactly(url(first));
    }

    @Test
    void valuesThatMakeNoSenseAreRefusedByName() {
        assertRefused("{\"subject\":7}", "subject");
        assertRefused("{\"subject\":\"" + "x".repeat(257) + "\"}", "subject");
        assertRefused("{\"subject\":\"a\\u0000b\"}", "subject");
        assertRefused("{\"access\":\"nobody\"}", "access");
        assertRefused("{\"invited\":\"bob\"}", "invited");
        assertRefused("{\"invited\":[7]}", "invited");
        assertRefused("{\"invited\":[\"no such name@\"]}", "invited");
        assertRefused("{\"invited\":[\"/login/%zz\"]}", "invited");
        assertRefused("{\"claim\":\"perhaps\",\"invited\":[]}", "claim");
    }

    @Test
    void inXmlTheCallIsTheSameAndComesBackTheSame() {
        var made = as(alice)
                .request(
                        "POST",
                        "/call",
                        "application/xml",
                        ("<entity><subject>planning</subject><access>open</access><room>7 &amp; 8</room>"
                                        + "<invited type=\"array\"><item>" + bob.address()
                                        + "</item></invited></entity>")
                                .getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .json();
        var xml = as(bob).with("Accept", "application/xml")
                .get(url(made))
                .expect(200)
                .text();
        assertThat(xml)
                .contains("<room>7 &amp; 8</room>")
                .contains("<state>invited</state>")
                .contains("<subject>planning</subject>");
        var copy = as(alice)
                .request("PUT", url(made), "application/xml", xml.getBytes(StandardCharsets.UTF_8))
                .expect(200)
                .json();
        assertThat(copy).isEqualTo(made);
    }

    // ------------------------------------------------------------------------------------------------ who may what

    @Test
    void anInvitedCallIsThereForItsCreatorAndTheInvitedAloneAndAnOpenOneForAll() {
        var invited = url(make("{\"invited\":[\"" + bob.login() + "\"]}"));
        var open = url(make("{\"access\":\"open\"}"));
        as(bob).get(invited).expect(200);
        var keyed = as(bob).with("Idempotency-Key", "join-" + bob.id());
        keyed.post(invited, "{\"session\":\"rtsp://192.0.2.7/1\"}").expect(201);
        keyed.post(invited, "{\"session\":\"rtsp://192.0.2.7/1\"}").expect(200);
        keyed.post(invited, "{\"session\":\"rtsp://192.0.2.7/2\"}").expect(409);
        as(carol).get(invited).expect(404);
        as(carol).post(invited, "{}").expect(404);
        as(carol).put(invited, "{\"subject\":\"mine\"}").expect(404);
        as(carol).delete(invited).expect(404);
        as(carol).get(open).expect(200);
        as(carol).post(open, "{}").expect(201);
        as(carol).put(open, "{\"subject\":\"mine\"}").expect(403);
        as(carol).delete(open).expect(403);
        assertThat(as(carol).get(invited).json().getString("detail"))
                .isEqualTo(as(carol).get("/call/k-none").expect(404).json().getString("detail"));
    }

    @Test
    void aListHoldsTheCallsThatOneHasAPartIn() {
        var made = url(make("{}"));
        var invited = as(carol)
                .post("/call", "{\"invited\":[\"%s\"]}".formatted(alice.address()))
                .expect(201)
                .json()
                .getString("url");
        var open = as(carol)
                .post("/call", "{\"access\":\"open\"}")
                .expect(201)
                .json()
                .getString("url");
        assertThat(list(alice, "")).containsExactlyInAnyOrder(made, invited);
        var entry = as(alice).post(open, "{}").expect(201).json().getString("url");
        assertThat(list(alice, "")).containsExactlyInAnyOrder(made, invited, open);
        as(alice).delete(entry).expect(204);
        assertThat(list(alice, "")).doesNotContain(open);

        var first = as(alice).get("/call?limit=1").expect(200).json();
        var second = as(alice)
                .get("/call?limit=1&after=" + first.getString("next"))
                .expect(200)
                .json();
        assertThat(urls(first)).hasSize(1);
        assertThat(urls(second)).hasSize(1).doesNotContainAnyElementsOf(urls(first));
        assertThat(second).doesNotContainKey("next");
    }

    @Test
    void whenAnOpenCallIsClosedToOthersTheirStreamsEnd() {
        var call = url(make("{\"access\":\"open\"}"));
        as(bob).post(call, "{}").expect(201);
        try (var bobs = as(bob).watch(call);
                var carols = as(carol).watch(call)) {
            carols.awaitState("the call", now -> now.getString("access").equals("open"));
            as(alice).put(call, "{\"access\":\"invited\"}").expect(200);
            carols.await("the end", event -> event.is("end"));
            bobs.awaitState("closed", now -> now.getString("access").equals("invited"));
        }
        as(carol).get(call).expect(404);
        as(carol).post(call, "{}").expect(404);
    }

    // ------------------------------------------------------------------------------------------------ changing it

    @Test
    void aChangeChangesWhatItNamesAndNullTakesAMemberAway() {
        var call = url(make("{\"subject\":\"planning\",\"room\":\"7\",\"invited\":[\"" + bob.address() + "\"]}"));
        var changed = as(alice)
                .put(call, "{\"session\":\"rtsp://mixer.example.com/7\",\"room\":null,\"floor\":2}")
                .expect(200)
                .json();
        assertThat(changed.getString("subject")).isEqualTo("planning");
        assertThat(changed.getString("session")).isEqualTo("rtsp://mixer.example.com/7");
        assertThat(changed).doesNotContainKey("room");
        assertThat(changed.getInt("floor")).isEqualTo(2);
        assertThat(changed.getJsonArray("invited")).hasSize(1);
        assertThat(as(bob).get(call).json()).isEqualTo(changed);
    }

    @Test
    void ofTwoWritersWithOneEntityTagOneIsTold() {
        var call = url(make("{}"));
        var tag = as(alice).get(call).expect(200).header("ETag");
        as(alice).with("If-Match", tag).put(call, "{\"subject\":\"first\"}").expect(200);
        as(alice).with("If-Match", tag).put(call, "{\"subject\":\"second\"}").expect(412);
        as(alice).with("If-Match", tag).delete(call).expect(412);
        assertThat(as(alice).get(call).json().getString("subject")).isEqualTo("first");

        var entry = as(alice).post(call, "{}").expect(201);
        var entryTag = entry.header("ETag");
        var url = entry.json().getString("url");
        as(alice).put(call, "{\"subject\":\"meanwhile\"}").expect(200);
        as(alice).with("If-Match", entryTag).put(url, "{\"session\":\"a\"}").expect(200);
        as(alice).with("If-Match", entryTag).put(url, "{\"session\":\"b\"}").expect(412);
    }

    // -------------------------------------------------------------------------------------------------- the entries

    @Test
    void joiningTwiceWithOneDeviceIsOneEntryThatShowsTheNewerSession() {
        var call = url(make("{\"access\":\"open\"}"));
        var body = "{\"url\":\"%s\",\"session\":\"%s\",\"instance\":\"laptop\",\"mood\":\"good\"}";
        var first = as(bob).post(call, body.formatted(bob.login(), "rtsp://example.com/1"))
                .expect(201)
                .json();
        var second = as(bob).post(call, body.formatted(bob.login(), "rtsp://example.com/2"))
                .expect(200)
                .json();
        assertThat(second.getString("url")).isEqualTo(first.getString("url"));
        assertThat(as(alice).get(first.getString("url")).expect(200).json()).isEqualTo(second);
        assertThat(second.getString("session")).isEqualTo("rtsp://example.com/2");
        assertThat(second.getString("mood")).isEqualTo("good");
        assertThat(second.getString("via")).isEqualTo("web");
        as(bob).post(call, "{\"instance\":\"tablet\"}").expect(201);
        assertThat(as(alice).get(call).json().getJsonArray("children")).hasSize(2);
        as(bob).post(call, "{\"url\":\"" + carol.login() + "\"}").expect(403);
    }

    @Test
    void anEntryIsItsOwnersToChangeAndTheOwnersAndTheCreatorsToEnd() {
        var call = url(make("{\"access\":\"open\"}"));
        var bobs = as(bob).post(call, "{}").expect(201).json().getString("url");
        as(alice).put(bobs, "{\"session\":\"x\"}").expect(403);
        as(carol).delete(bobs).expect(403);
        as(bob).put(bobs, "{\"session\":{\"offer\":1},\"hand\":true}").expect(200);
        as(alice).delete(bobs).expect(204);
        as(bob).get(bobs).expect(410);
        var again = as(bob).post(call, "{}").expect(201).json().getString("url");
        as(bob).delete(again).expect(204);
        assertThat(as(alice).get(call).json().getJsonArray("children")).isEmpty();
    }

    // ---------------------------------------------------------------------------------------------------- the claim

    @Test
    void theFirstWhoAnswersGetsInAndTheOthersSeeThatItWasAnsweredElsewhere() {
        var call = url(make("{\"claim\":true,\"invited\":[\"%s\",\"%s\"]}".formatted(bob.address(), carol.address())));
        try (var carols = as(carol).watch(call)) {
            var winner = as(bob).post(call, "{\"session\":\"rtsp://example.com/b\"}")
                    .expect(201)
                    .json()
                    .getString("url");
            carols.awaitState(
                    "answered elsewhere",
                    now -> state(now, carol).equals("answered elsewhere")
                            && state(now, bob).equals("joined")
                            && now.getString("claimed").equals(winner));
            var late = as(carol).post(call, "{}").expect(409).json();
            assertThat(late.getString("detail")).isEqualTo("answered elsewhere");
            as(bob).post(call, "{}").expect(200);
            as(alice).post(call, "{}").expect(201);
        }
    }

    @Test
    void ofManyWhoAnswerAtOnceOneGetsIn() throws Exception {
        var call = url(make("{\"access\":\"open\"}"));
        assertThat(Crowd.winners(bob, call, List.of(SERVER))).hasSize(1);
    }

    // ------------------------------------------------------------------------------------------------- invitations

    @Test
    void theInvitedSaysThatItRingsOrIsNotWantedAndTheCallerSeesIt() {
        var call = url(make("{\"invited\":[\"" + bob.login() + "\"]}"));
        var invitation = invitation(as(bob).get(call).json(), bob).getString("url");
        try (var alices = as(alice).watch(call)) {
            as(bob).put(invitation, "{\"state\":\"ringing\"}").expect(200);
            alices.awaitState("ringing", now -> state(now, bob).equals("ringing"));
            as(bob).put(invitation, "{\"state\":\"rejected\",\"reason\":\"busy\"}")
                    .expect(200);
            alices.awaitState(
                    "rejected",
                    now -> state(now, bob).equals("rejected")
                            && invitation(now, bob).getString("reason").equals("busy"));
            as(bob).put(invitation, "{\"state\":\"ringing\"}").expect(409);
            as(bob).put(invitation, "{\"state\":\"joined\"}").expect(400);
            as(alice).put(invitation, "{\"state\":\"rejected\"}").expect(403);
            as(bob).post(call, "{}").expect(201);
            alices.awaitState("joined", now -> state(now, bob).equals("joined"));
        }
    }

    @Test
    void oneMoreIsInvitedAndAnInvitationIsTakenAway() {
        var call = url(make("{}"));
        var bobs = call + "/invited/" + bob.address();
        as(alice).put(bobs, "{}").expect(201);
        as(alice).put(bobs, "{}").expect(200);
        as(bob).put(call + "/invited/" + carol.address(), "{}").expect(403);
        as(bob).get(bobs).expect(200);
        as(bob).delete(bobs).expect(204);
        as(bob).get(call).expect(404);
        as(alice).delete(bobs).expect(404);
    }

    @Test
    void whoIsTakenOffTheListHearsOfTheEnd() {
        var call = url(make("{\"invited\":[\"" + bob.login() + "\"]}"));
        try (var bobs = as(bob).watch(call)) {
            bobs.awaitState("invited", now -> state(now, bob).equals("invited"));
            as(alice).put(call, "{\"invited\":[\"" + carol.login() + "\"]}").expect(200);
            bobs.await("the end", event -> event.is("end"));
        }
        as(carol).get(call).expect(200);
    }

    // ------------------------------------------------------------------------------------- the end and the history

    @Test
    void anEndedCallStaysReadableForAWhileAndTakesNobody() {
        var call = url(make("{\"access\":\"open\"}"));
        var entry = as(bob).post(call, "{}").expect(201).json().getString("url");
        try (var bobs = as(bob).watch(call)) {
            as(alice).delete(call).expect(204);
            bobs.awaitState("ended", now -> now.getString("state").equals("ended"));
            bobs.await("the end", event -> event.is("end"));
        }
        assertThat(as(bob).get(call).expect(200).json().getJsonArray("children"))
                .isEmpty();
        as(bob).post(call, "{}").expect(410);
        as(bob).get(entry).expect(410);
        as(alice).put(call, "{\"subject\":\"too late\"}").expect(410);
        as(alice).delete(call).expect(204);
    }

    @Test
    void everyCallIsInTheHistoryFromItsStartOnAndSaysInTheEndWhoMissedIt() {
        var call = make(
                "{\"subject\":\"planning\",\"invited\":[\"%s\",\"%s\"]}".formatted(bob.address(), carol.address()));
        awaitHistory(carol, "", "active");
        as(bob).post(url(call), "{}").expect(201);
        as(alice).delete(url(call)).expect(204);
        var past = awaitHistory(carol, "", "ended");
        assertThat(past.getString("id")).isEqualTo(call.getString("id"));
        assertThat(past.getString("subject")).isEqualTo("planning");
        assertThat(past.getString("creator")).isEqualTo(alice.login());
        assertThat(past.getString("reason")).isEqualTo("ended");
        assertThat(past.getBoolean("missed")).isTrue();
        assertThat(part(past, alice).getString("state")).isEqualTo("absent");
        assertThat(part(past, carol).getString("state")).isEqualTo("missed");
        assertThat(part(past, bob)).containsKeys("joined", "left", "via");
        assertThat(awaitHistory(carol, "?missed", "ended")).isEqualTo(past);
        assertThat(urls(as(bob).get(history(bob) + "?missed=true").expect(200).json()))
                .isEmpty();
    }

    @Test
    void aHistoryIsItsOwnersAlone() {
        var status = as(bob).get(history(alice)).status();
        assertThat(status).isIn(403, 404);
        SERVER.anonymous().get(history(alice)).expect(401);
    }

    // -------------------------------------------------------------------------------------------------------- words

    // ------------------------------------------------------------------------------------------- the list is watched

    @Test
    void onesCallsAreWatchedAsOneListAndOthersAreNotShown() {
        try (var watched = as(bob).watch("/call")) {
            watched.awaitState("none", state -> urls(state).isEmpty());
            var call = url(make("{\"subject\":\"planning\",\"invited\":[\"" + bob.login() + "\"]}"));
            watched.awaitState("the invitation", state -> urls(state).equals(List.of(call)));
            as(alice).put(call, "{\"subject\":\"lunch\"}").expect(200);
            watched.awaitState("the change", state -> state.toString().contains("lunch"));
            var others = url(make("{\"access\":\"open\"}"));
            as(bob).post(others, "{}").expect(201);
            watched.awaitState("the call that was joined", state -> urls(state).equals(List.of(others, call)));
            as(alice).delete(call + "/invited/" + bob.address()).expect(204);
            watched.awaitState("the joined one alone", state -> urls(state).equals(List.of(others)));
        }
    }

    @Test
    void aChangeOfTheListIsToldChildByChildAndOnAStreamOfMany() {
        try (var watched = as(bob).watch("/events?resource=/call&resource=" + bob.login() + "&changes=diff")) {
            watched.await("the list", event -> event.is("state") && event.data().contains("\"/call\""));
            var call = url(make("{\"invited\":[\"" + bob.login() + "\"]}"));
            watched.await("the new call", event -> event.data().contains("\"created\":\"" + call + "\""));
            as(alice).delete(call + "/invited/" + bob.address()).expect(204);
            watched.await("its end", event -> event.data().contains("\"deleted\":\"" + call + "\""));
        }
    }

    @Test
    void aGetOfTheListWaitsForTheNextCall() {
        var known = as(bob).get("/call").expect(200).header("ETag");
        as(bob).with("If-None-Match", known).get("/call").expect(304);
        var poll = as(bob).with("If-None-Match", known).with("Prefer", "wait=20");
        try (var watched = as(bob).watch("/call")) {
            var version = watched.awaitState("none", state -> urls(state).isEmpty());
            assertThat(known).contains(version.getString("version"));
            var waiting = CompletableFuture.supplyAsync(() -> poll.get("/call"));
            try (var other = as(bob).watch("/call")) {
                other.awaitState("that time passes", state -> urls(state).isEmpty());
            }
            var call = url(make("{\"invited\":[\"" + bob.login() + "\"]}"));
            assertThat(urls(waiting.join().expect(200).json())).containsExactly(call);
        }
    }

    private Web as(User user) {
        return user.at(SERVER);
    }

    private JsonObject make(String wish) {
        return as(alice).post("/call", wish).expect(201).json();
    }

    private void assertRefused(String wish, String field) {
        var problem = as(alice).post("/call", wish).expect(400).json();
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo(field);
    }

    private List<String> list(User user, String query) {
        return urls(as(user).get("/call" + query).expect(200).json());
    }

    private JsonObject awaitHistory(User user, String query, String state) {
        return Awaitility.await("the call in the history")
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> as(user).get(history(user) + query).expect(200).json(),
                        history -> history.getJsonArray("children").size() == 1
                                && child(history).getString("state").equals(state))
                .getJsonArray("children")
                .getJsonObject(0);
    }

    private static JsonObject child(JsonObject list) {
        return list.getJsonArray("children").getJsonObject(0);
    }

    private static String history(User user) {
        return "/user/" + user.id() + "/history";
    }

    private static JsonObject part(JsonObject past, User user) {
        return named(past, "children", user);
    }

    private static JsonObject invitation(JsonObject call, User user) {
        return named(call, "invited", user);
    }

    private static String state(JsonObject call, User user) {
        return invitation(call, user).getString("state");
    }

    private static JsonObject named(JsonObject holder, String list, User user) {
        return holder.getJsonArray(list).stream()
                .map(JsonValue::asJsonObject)
                .filter(item -> item.getString("login").equals(user.login()))
                .findFirst()
                .orElseThrow();
    }

    private static String url(JsonObject thing) {
        return thing.getString("url");
    }

    private static List<String> urls(JsonObject list) {
        return list.getJsonArray("children").stream()
                .map(child -> child.asJsonObject().getString("url"))
                .toList();
    }
}
