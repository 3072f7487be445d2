package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Directory;
import org.restsip.tests.house.Issuer;
import org.restsip.tests.house.Node;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Secrets;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.Web;

/** A server whose users are kept elsewhere: in a directory, or with an OpenID Connect issuer; and who may do more there. */
class ElsewhereIT {
    private static final Directory DIRECTORY = new Directory();
    private static final Issuer ISSUER = new Issuer();
    private static Node node;
    private static Server server;
    private static Web admin;

    @BeforeAll
    static void start() {
        var password = DIRECTORY.add("admin");
        var settings = new HashMap<>(DIRECTORY.settings());
        settings.putAll(ISSUER.settings());
        settings.put("AUTH_ADMIN", "admin@example.com");
        node = Nodes.alone(3, settings).start().awaitReady();
        server = node.server();
        admin = server.as("admin", password);
    }

    @AfterAll
    static void stop() {
        node.kill();
        ISSUER.close();
        DIRECTORY.close();
    }

    @Test
    void whoeverTheDirectoryKnowsIsAUserFromTheFirstLogInOn() {
        var alice = server.as("alice@example.com", DIRECTORY.add("alice"));
        alice.logIn("alice@example.com", "{}");
        var profile = alice.get("/user/alice@example.com").expect(200).json();
        assertThat(profile.getString("name")).isEqualTo("The alice");
        alice.post("/user/alice@example.com/device", "{}").expect(201);
    }

    @Test
    void whatTheDirectoryDoesNotConfirmIsUnauthorized() {
        DIRECTORY.add("bob");
        assertThat(server.as("bob@example.com", "wrong horse").get("/session").status())
                .isEqualTo(401);
        assertThat(server.as("bob@example.com", "").get("/session").status()).isEqualTo(401);
        assertThat(server.as("b*", "wrong horse").get("/session").status()).isEqualTo(401);
        assertThat(server.as("nobody@example.com", "wrong horse")
                        .get("/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nobodySignsUpOrChangesAPasswordHere() {
        var carol = server.as("carol", DIRECTORY.add("carol"));
        carol.get("/session").expect(200);
        assertThat(server.anonymous()
                        .post("/user", "{\"email\":\"dave@example.com\",\"password\":\"correct horse\"}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.put("/user/carol@example.com/password", "{\"password\":\"another horse\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theIssuersTokensAreTaken() {
        var erin = server.holding(ISSUER.token("erin@example.com", 5));
        assertThat(erin.get("/session").expect(200).json().getString("email")).isEqualTo("erin@example.com");
        erin.logIn("erin@example.com", "{}");
        assertThat(server.holding(ISSUER.token("erin@example.com", -5))
                        .get("/session")
                        .status())
                .isEqualTo(401);
        assertThat(server.holding(ISSUER.token("erin@example.net", 5))
                        .get("/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBrowserLogsInAtTheIssuerAndComesBackWithASession() {
        var sent = server.anonymous().get("/session/oidc").expect(303);
        var to = URI.create(sent.header("Location"));
        var memory = sent.header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(sent.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        var browser = server.anonymous().with("Cookie", Secrets.remember(memory));
        var state = to.getQuery().replaceFirst(".*&state=([^&]*).*", "$1");

        var stolen = "/session/oidc/callback?state=other&code=" + ISSUER.authorize(to, "heidi@example.com");
        assertThat(browser.get(stolen).status()).isEqualTo(401);
        var code = ISSUER.authorize(to, "heidi@example.com");
        var back = "/session/oidc/callback?state=" + state + "&code=" + code;
        assertThat(server.anonymous().get(back).status()).isEqualTo(401);

        var answer = browser.get(back).expect(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        var cookie = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("restsip_session="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        assertThat(server.browser(cookie).get("/session").expect(200).json().getString("email"))
                .isEqualTo("heidi@example.com");
    }

    @Test
    void anApplicationOpensSessionsForUsersOfItsDomain() {
        var app = server.as("app", DIRECTORY.add("app"));
        app.get("/session").expect(200);
        server.as("frank", DIRECTORY.add("frank")).get("/session").expect(200);
        assertThat(app.post("/user/frank@example.com/session", "").status()).isEqualTo(403);

        admin.put("/user/app@example.com/roles", "{\"roles\":[\"application\"]}")
                .expect(204);

        var token = app.post("/user/frank@example.com/session", "")
                .expect(201)
                .json()
                .getString("token");
        var frank = server.holding(token);
        assertThat(frank.get("/session").expect(200).json().getString("email")).isEqualTo("frank@example.com");
        assertThat(app.post("/user/admin@example.com/session", "").status()).isEqualTo(403);
    }

    @Test
    void aDisabledUserIsShutOutUntilItIsEnabled() {
        var ivan = server.as("ivan", DIRECTORY.add("ivan"));
        var opened = ivan.post("/login/ivan@example.com", "{\"token\":true}")
                .expect(201)
                .json();
        assertThat(ivan.put("/user/ivan@example.com", "{\"disabled\":true}").status())
                .isEqualTo(403);

        admin.put("/user/ivan@example.com", "{\"disabled\":true}").expect(200);

        assertThat(ivan.get("/session").status()).isEqualTo(401);
        assertThat(server.holding(opened.getString("token")).get("/session").status())
                .isEqualTo(401);
        assertThat(admin.get("/login/ivan@example.com").expect(200).json().getJsonArray("children"))
                .isEmpty();
        admin.put("/user/ivan@example.com", "{\"disabled\":false}").expect(200);
        ivan.get("/session").expect(200);
        assertThat(server.holding(opened.getString("token")).get("/session").status())
                .isEqualTo(401);
    }

    @Test
    void anOperatorThrowsAUserOutWithItsSessionsAndItsLogins() {
        var password = DIRECTORY.add("grace");
        var grace = server.as("grace", password);
        var opened = grace.post("/login/grace@example.com", "{\"token\":true}")
                .expect(201)
                .json();
        var holder = server.holding(opened.getString("token"));
        try (var stream = holder.watch(opened.getString("url"))) {
            admin.delete("/login/grace@example.com").expect(204);
            stream.awaitEnd();
        }
        assertThat(holder.get("/session").status()).isEqualTo(401);
        assertThat(grace.get("/login/grace@example.com").expect(200).json().getJsonArray("children"))
                .isEmpty();
    }
}
