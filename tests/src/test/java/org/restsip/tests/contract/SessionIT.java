package org.restsip.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Secrets;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;

/** Ways in: Basic, a cookie, a token; and how they end. */
class SessionIT {
    private static final Server SERVER = ContractServer.server();

    private User alice;

    @BeforeEach
    void aliceSignsUp() {
        alice = SERVER.signUp("alice");
    }

    @Test
    void aPasswordInTheBodyLogsInAndOpensASessionWithCookieAndToken() {
        var answer = logIn("{\"token\":true}").expect(201);
        assertThat(answer.json().getString("url")).startsWith(alice.login() + "/c");
        assertThat(answer.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/")
                .doesNotContain("Secure");
        var asHolder = SERVER.holding(answer.json().getString("token"));
        var me = asHolder.get("/session").expect(200).json();
        assertThat(me.getString("email")).isEqualTo(alice.address());
        assertThat(me.getJsonObject("session").getString("id")).startsWith("s");
        assertThat(SERVER.browser(cookie(answer))
                        .get("/session")
                        .expect(200)
                        .json()
                        .getString("email"))
                .isEqualTo(alice.address());
    }

    @Test
    void theTokenIsOnlyToldToWhoeverAsksForIt() {
        assertThat(logIn("{}").expect(201).json()).doesNotContainKey("token");
    }

    @Test
    void basicOpensASessionWithANewContactAndNoneWhenTheContactIsOnlyRefreshed() {
        var web = alice.at(SERVER);
        assertThat(web.post(alice.login(), "{\"instance\":\"laptop\"}")
                        .expect(201)
                        .header("Set-Cookie"))
                .isNotEmpty();
        assertThat(web.post(alice.login(), "{\"instance\":\"laptop\"}")
                        .expect(200)
                        .header("Set-Cookie"))
                .isEmpty();
        assertThat(web.post(alice.login(), "{\"session\":false}").expect(201).header("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void aWrongPasswordInTheBodyIsUnauthorizedAndMakesNothing() {
        var answer = SERVER.anonymous().post(alice.login(), "{\"password\":\"wrong horse\"}");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        var unknown = SERVER.anonymous().post("/login/nobody-at-all@example.com", "{\"password\":\"wrong horse\"}");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().getString("detail")).isEqualTo(answer.json().getString("detail"));
        assertThat(SERVER.anonymous().post(alice.login(), "{}").status()).isEqualTo(401);
        assertThat(alice.at(SERVER).get(alice.login()).expect(200).json().getJsonArray("children"))
                .isEmpty();
    }

    @Test
    void aSessionOutlivesItsLoginAndEndsByDelete() {
        var token = token();
        var asHolder = SERVER.holding(token);
        asHolder.delete(alice.login()).expect(204);
        asHolder.get("/session").expect(200);
        asHolder.delete("/session").expect(204);
        assertThat(asHolder.get("/session").status()).isEqualTo(401);
        assertThat(asHolder.get("/").status()).isEqualTo(401);
    }

    @Test
    void aBrowserWithAnEndedSessionLosesItsCookieAndCanLogInAgain() {
        var browser = SERVER.browser(cookie(logIn("{}").expect(201)));
        assertThat(browser.delete("/session").expect(204).header("Set-Cookie")).contains("Max-Age=0");
        var refused = browser.get("/session");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(browser.post(alice.login(), body("{}")).expect(201).header("Set-Cookie"))
                .contains("HttpOnly");
    }

    @Test
    void withACookieOnlyPagesOfThisServerMayWrite() {
        var cookie = cookie(logIn("{}").expect(201));
        var nobodysPage = SERVER.anonymous().with("Cookie", cookie);
        var foreign = nobodysPage.with("Origin", "https://evil.example.net");
        for (var page : new org.restsip.tests.house.Web[] {
            nobodysPage, foreign, nobodysPage.with("Origin", "null"), nobodysPage.with("Origin", SERVER.origin() + "1")
        }) {
            assertThat(page.post("/call", "{}").status()).isEqualTo(403);
            assertThat(page.with("X-HTTP-Method-Override", "DELETE")
                            .post("/session", "")
                            .status())
                    .isEqualTo(403);
            assertThat(page.delete("/session").status()).isEqualTo(403);
            assertThat(page.post(alice.login(), "{}").status()).isEqualTo(403);
            assertThat(page.with("X-HTTP-Method-Override", "DELETE")
                            .post(alice.login(), "")
                            .status())
                    .isEqualTo(403);
            page.get("/session").expect(200);
        }
        SERVER.browser(cookie).post("/call", "{}").expect(201);
    }

    @Test
    void aForeignPageLogsNobodyInAndGetsNoCookie() {
        var answer = SERVER.anonymous()
                .with("Origin", "https://evil.example.net")
                .post(alice.login(), body("{}"))
                .expect(403);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void wrongCredentialsAreRefusedWhereverTheyAreSentAndSayWhatMayBeTried() {
        for (var path : new String[] {"/", "/session", "/call", "/nowhere"}) {
            assertThat(SERVER.as(alice.address(), "wrong horse").get(path).status())
                    .isEqualTo(401);
            assertThat(SERVER.holding("tAAAAAAAAAAAAAAAAAAAAAA").get(path).status())
                    .isEqualTo(401);
            assertThat(SERVER.holding("a.b.c").get(path).status()).isEqualTo(401);
            assertThat(SERVER.browser("restsip_session=tAAAAAAAAAAAAAAA")
                            .get(path)
                            .status())
                    .isEqualTo(401);
            assertThat(SERVER.anonymous()
                            .with("Authorization", "Strange thing")
                            .get(path)
                            .status())
                    .isEqualTo(401);
        }
        var challenges =
                SERVER.holding("tAAAA").get("/session").response().headers().allValues("WWW-Authenticate");
        assertThat(challenges).hasSize(2).anyMatch(one -> one.startsWith("Basic realm="));
        assertThat(challenges).anyMatch(one -> one.startsWith("Bearer realm=") && one.contains("invalid_token"));
    }

    @Test
    void aScriptIsNotOfferedBasicSoThatNoWindowPopsUp() {
        var script = SERVER.anonymous().with("Sec-Fetch-Mode", "cors").get("/session");
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.response().headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer");
    }

    @Test
    void aNewPasswordEndsAllOtherSessionsAndTheOldPasswordAtOnce() {
        var mine = SERVER.holding(token());
        var other = SERVER.holding(token());
        alice.at(SERVER).get("/session").expect(200);
        var next = Secrets.random();
        var change = Json.createObjectBuilder()
                .add("old", alice.password())
                .add("password", next)
                .build()
                .toString();
        mine.put("/user/" + alice.id() + "/password", change).expect(204);
        assertThat(other.get("/session").status()).isEqualTo(401);
        mine.get("/session").expect(200);
        assertThat(alice.at(SERVER).get("/session").status()).isEqualTo(401);
        SERVER.as(alice.address(), next).get("/session").expect(200);
    }

    @Test
    void aPasswordIsChangedOnlyByWhoeverKnowsItAndToAGoodOne() {
        var mine = SERVER.holding(token());
        var path = "/user/" + alice.id() + "/password";
        assertThat(field(mine.put(path, "{\"password\":\"another horse\"}"), 400))
                .isEqualTo("old");
        assertThat(field(mine.put(path, "{\"old\":\"wrong horse\",\"password\":\"another horse\"}"), 403))
                .isEqualTo("old");
        var weak = Json.createObjectBuilder()
                .add("old", alice.password())
                .add("password", "short")
                .build()
                .toString();
        assertThat(field(mine.put(path, weak), 400)).isEqualTo("password");
        var bob = SERVER.signUp("bob");
        assertThat(bob.at(SERVER).put(path, weak).status()).isEqualTo(404);
        alice.at(SERVER).get("/session").expect(200);
    }

    @Test
    void nobodyMakesItselfAnAdministratorNorOpensSessionsForOthers() {
        var web = alice.at(SERVER);
        assertThat(web.put("/user/" + alice.id() + "/roles", "{\"roles\":[\"admin\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(web.get("/user/" + alice.id() + "/roles").expect(200).json().getJsonArray("roles"))
                .isEmpty();
        var bob = SERVER.signUp("bob");
        assertThat(web.post("/user/" + bob.id() + "/session", "").status()).isEqualTo(403);
        assertThat(web.post("/user/nobody/session", "").status()).isEqualTo(403);
    }

    @Test
    void whoeverGuessesIsLockedOutForAWhileWithTheRightPasswordToo() {
        alice.at(SERVER).get("/session").expect(200);
        Answer last;
        var guesses = 0;
        do {
            last = SERVER.as(alice.address(), "guess " + guesses).get("/session");
            assertThat(++guesses).isLessThan(50);
        } while (last.status() == 401);
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        assertThat(alice.at(SERVER).get("/session").status()).isEqualTo(429);
        SERVER.signUp("carol").at(SERVER).get("/session").expect(200);
    }

    private Answer logIn(String wish) {
        return SERVER.anonymous().post(alice.login(), body(wish));
    }

    private String token() {
        return logIn("{\"token\":true}").expect(201).json().getString("token");
    }

    /** The wish and the password. */
    private String body(String wish) {
        try (var reader = Json.createReader(new java.io.StringReader(wish))) {
            JsonObject members = reader.readObject();
            return Json.createObjectBuilder(members)
                    .add("password", alice.password())
                    .build()
                    .toString();
        }
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private static String field(Answer answer, int status) {
        return answer.expect(status)
                .json()
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("field");
    }
}
