package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;

/** Who may see whom, who may write to whom, and who finds whom. */
class VisibilityIT {
    private static final Server SERVER = ContractServer.server();

    private final User alice = SERVER.signUp("alice");
    private final User bob = SERVER.signUp("bob");
    private final User carol = SERVER.signUp("carol");

    @Test
    void whatAUserSaysStandsInTheProfileAndInTheLogin() {
        var said = says(alice, """
                {"visibility":"allowed","allow":["%s"],"block":["%s"],"directory":"on"}""".formatted(bob.address(), carol.address()));
        for (var shown : List.of(
                said.json(),
                alice.at(SERVER).get("/user/" + alice.id()).expect(200).json(),
                alice.at(SERVER).get(alice.login()).expect(200).json())) {
            assertThat(shown.getString("visibility")).isEqualTo("allowed");
            assertThat(texts(shown, "allow")).containsExactly(bob.address());
            assertThat(texts(shown, "block")).containsExactly(carol.address());
            assertThat(shown.getString("directory")).isEqualTo("on");
        }
        var other = bob.at(SERVER).get(alice.login()).expect(200).json();
        assertThat(other.keySet()).doesNotContain("visibility", "allow", "block", "directory", "children");
    }

    @Test
    void whoIsHiddenLooksLikeNobody() {
        alice.logIn(SERVER);
        says(alice, "{\"visibility\":\"nobody\"}");
        var hidden = bob.at(SERVER).get(alice.login());
        var unknown = bob.at(SERVER).get("/login/no-such-user@example.com");
        assertAlike(hidden, unknown);
        assertThat(carol.at(SERVER).get(alice.login()).status()).isEqualTo(404);
        alice.at(SERVER).get(alice.login()).expect(200);
    }

    @Test
    void whoIsBlockedWritesToNobody() {
        alice.logIn(SERVER);
        says(alice, "{\"block\":[\"%s\"]}".formatted(bob.address()));
        assertAlike(
                bob.at(SERVER).send(alice.login(), "hello"),
                bob.at(SERVER).send("/login/no-such-user@example.com", "hello"));
        assertThat(bob.at(SERVER).get(alice.login()).status()).isEqualTo(404);
        carol.at(SERVER).send(alice.login(), "hello").expect(202);
    }

    @Test
    void whoLosesTheRightToSeeIsToldThatItEndsAndOthersSeeOn() {
        alice.logIn(SERVER);
        try (var bobs = bob.at(SERVER).watch(alice.login());
                var carols = carol.at(SERVER).watch(alice.login())) {
            bobs.awaitState("alice", state -> true);
            carols.awaitState("alice", state -> true);
            says(alice, "{\"visibility\":\"allowed\",\"allow\":[\"%s\"]}".formatted(carol.address()));
            bobs.await("the end", event -> event.is("end"));
            bobs.awaitEnd();
            alice.at(SERVER).delete(alice.login()).expect(204);
            carols.awaitState("alice gone", state -> status(state).equals("offline"));
        }
    }

    @Test
    void whoWatchesAUserThatIsNowhereLosesThatTooWhenBlocked() {
        try (var bobs = bob.at(SERVER).watch(alice.login())) {
            bobs.awaitState("nobody", state -> status(state).equals("offline"));
            says(alice, "{\"block\":[\"%s\"]}".formatted(bob.address()));
            bobs.await("the end", event -> event.is("end"));
        }
    }

    @Test
    void theListShowsThoseWhoLetOneKnow() {
        alice.logIn(SERVER);
        assertThat(roster(bob)).doesNotContain(alice.login());
        says(alice, "{\"allow\":[\"%s\"]}".formatted(bob.address()));
        assertThat(roster(bob)).contains(alice.login());
        assertThat(roster(carol)).doesNotContain(alice.login());
        says(alice, "{\"directory\":\"on\"}");
        assertThat(roster(carol)).contains(alice.login());
        says(alice, "{\"visibility\":\"nobody\"}");
        assertThat(roster(bob)).doesNotContain(alice.login());
    }

    @Test
    void theListIsWatchedAndComesInParts() {
        says(alice, "{\"allow\":[\"%s\"]}".formatted(carol.address()));
        says(bob, "{\"allow\":[\"%s\"]}".formatted(carol.address()));
        try (var watched = carol.at(SERVER).watch("/login")) {
            watched.awaitState("nobody", state -> urls(state).isEmpty());
            alice.logIn(SERVER);
            bob.logIn(SERVER);
            watched.awaitState("both", state -> urls(state).containsAll(List.of(alice.login(), bob.login())));
            var part = carol.at(SERVER).get("/login?limit=1").expect(200).json();
            assertThat(urls(part)).containsExactly(alice.login());
            var rest = carol.at(SERVER)
                    .get("/login?limit=1&after=" + part.getString("next"))
                    .expect(200)
                    .json();
            assertThat(urls(rest)).containsExactly(bob.login());
            alice.at(SERVER).delete(alice.login()).expect(204);
            watched.awaitState("bob alone", state -> urls(state).equals(List.of(bob.login())));
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        for (var wrong : List.of(
                "{\"visibility\":\"friends\"}",
                "{\"allow\":[\"not an address\"]}",
                "{\"block\":\"all\"}",
                "{\"directory\":\"maybe\"}")) {
            var problem = alice.at(SERVER)
                    .put("/user/" + alice.id(), wrong)
                    .expect(400)
                    .json();
            var field = problem.getJsonArray("errors").getJsonObject(0).getString("field");
            assertThat(wrong).contains("\"" + field + "\"");
        }
        var many = IntStream.rangeClosed(0, 500).mapToObj(n -> "\"u" + n + "\"").toList();
        alice.at(SERVER).put("/user/" + alice.id(), "{\"block\":" + many + "}").expect(400);
        assertThat(bob.at(SERVER)
                        .put("/user/" + alice.id(), "{\"visibility\":\"nobody\"}")
                        .status())
                .isIn(403, 404);
    }

    private static Answer says(User user, String words) {
        return user.at(SERVER).put("/user/" + user.id(), words).expect(200);
    }

    private static void assertAlike(Answer one, Answer other) {
        assertThat(one.status()).isEqualTo(404);
        assertThat(other.status()).isEqualTo(404);
        for (var member : List.of("type", "title", "detail")) {
            assertThat(one.json().getString(member)).isEqualTo(other.json().getString(member));
        }
        assertThat(one.json().keySet()).isEqualTo(other.json().keySet());
        assertThat(one.response().headers().map().keySet())
                .isEqualTo(other.response().headers().map().keySet());
    }

    private static List<String> roster(User user) {
        return urls(user.at(SERVER).get("/login?limit=500").expect(200).json());
    }

    private static List<String> urls(JsonObject list) {
        return list.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .map(child -> child.getString("url"))
                .toList();
    }

    private static List<String> texts(JsonObject shown, String member) {
        return shown.getJsonArray(member).getValuesAs(jakarta.json.JsonString.class).stream()
                .map(jakarta.json.JsonString::getString)
                .toList();
    }

    private static String status(JsonObject state) {
        return state.getJsonObject("presence").getString("status");
    }
}
