package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.tests.house.Answer;
import org.restsip.tests.house.Node;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.Uac;

/** What operators may set at the edge: whose pages may call, which proxies are believed, and how often one may ask. */
class EdgeSettingsIT {
    private static final String APP = "https://app.example";
    private static final int PER_USER = 40;
    private static final int PER_ADDRESS = 60;
    private static final String TRUNK = "127.0.0.40";
    private static final Node NODE = Nodes.alone(
            4,
            Map.of(
                    "HTTP_CORS_ORIGINS",
                    APP,
                    "HTTP_TRUSTED_PROXIES",
                    "127.0.0.0/8",
                    "HTTP_RATE_USER",
                    Integer.toString(PER_USER),
                    "HTTP_RATE_ADDRESS",
                    Integer.toString(PER_ADDRESS),
                    "SIP_AUTH_ALGORITHMS",
                    "SHA-256,SHA-512-256,MD5",
                    "SIP_RATE_ADDRESS",
                    Integer.toString(PER_ADDRESS),
                    "SIP_PEERS",
                    "acme",
                    "SIP_PEER_ACME_ADDRESSES",
                    TRUNK));

    @BeforeAll
    static void start() {
        NODE.start().awaitReady();
    }

    @AfterAll
    static void stop() {
        NODE.stop();
    }

    private final Server server = NODE.server();

    @Test
    void thePagesOfAListedOriginMayCallButNotWithCookies() {
        var preflight = server.anonymous()
                .request(
                        "OPTIONS",
                        "/login/alice@example.com",
                        Map.of(
                                "Origin",
                                APP,
                                "Access-Control-Request-Method",
                                "SEND",
                                "Access-Control-Request-Headers",
                                "authorization,if-match",
                                "X-Forwarded-For",
                                "192.0.2.1"))
                .expect(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("SEND", "CANCEL", "DELETE");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();

        for (var path : List.of("/", "/login/alice@example.com")) {
            var answer = server.anonymous().request("GET", path, Map.of("Origin", APP, "X-Forwarded-For", "192.0.2.1"));
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag", "Location", "Retry-After");
            assertThat(answer.response().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
        }
    }

    @Test
    void anotherOriginIsNotAllowed() {
        var answer = server.anonymous()
                .request("GET", "/", Map.of("Origin", APP + ".evil.example", "X-Forwarded-For", "192.0.2.2"));

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.response().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    }

    @Test
    void anAddressHasItsShareAndHealthIsNeverLimited() {
        var refused = askUntilRefused("203.0.113.9", 5 * PER_ADDRESS);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");

        from("203.0.113.9", "/health/ready").expect(200);
        from("203.0.113.9, 203.0.113.10", "/").expect(200);
        // Whoever it claims to ask for; what has come back meanwhile is soon used up.
        askUntilRefused("203.0.113.10, 203.0.113.9", PER_ADDRESS / 2);
    }

    private Answer askUntilRefused(String forwardedFor, int most) {
        for (var asked = 0; asked < most; asked++) {
            var answer = from(forwardedFor, "/");
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("never refused: " + forwardedFor);
    }

    private Answer from(String forwardedFor, String path) {
        return server.anonymous().request("GET", path, Map.of("X-Forwarded-For", forwardedFor));
    }

    @Test
    void aUserHasItsShareFromWhereverItAsks() {
        var alice = server.signUp("alice");
        var bob = server.signUp("bob");
        var last = 0;
        for (var i = 0; i < 5 * PER_USER && last != 429; i++) {
            last = alice.at(server)
                    .request("GET", alice.login(), Map.of("X-Forwarded-For", "198.51.100." + i))
                    .status();
        }

        assertThat(last).isEqualTo(429);
        bob.at(server)
                .request("GET", bob.login(), Map.of("X-Forwarded-For", "198.51.100.250"))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-512-256", "MD5"})
    void aPhoneIsOfferedAllAlgorithmsInOrderAndTakesWhichItKnows(String algorithm) {
        var alice = server.signUp("alice");
        try (var phone = Uac.at("127.0.0.41", server)) {
            assertThat(phone.ask(phone.register(alice)).algorithms()).containsExactly("SHA-256", "SHA-512-256", "MD5");
            assertThat(phone.prove(phone.register(alice), phone.register(alice), algorithm, alice, alice.secret())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTrunkVouchesForUsersOfOtherDomainsAndIsNeverTooManyWhileOthersWaitAndThenHearNothing() {
        var bob = "sip:" + server.signUp("bob").address();
        try (var trunk = Uac.at(TRUNK, server);
                var stranger = Uac.at("127.0.0.42", server)) {
            for (var asked = 0; asked < 3 * PER_ADDRESS; asked++) {
                assertThat(trunk.ask(trunk.request("OPTIONS", bob, "sip:zoe@example.net", bob, ""))
                                .status())
                        .isEqualTo(200);
            }
            assertThat(trunk.ask(trunk.request("MESSAGE", bob, "sip:zoe@example.net", bob, "hello"))
                            .status())
                    .isNotIn(401, 403);
            assertThat(stranger.ask(stranger.request("MESSAGE", bob, "sip:zoe@example.net", bob, "hello"))
                            .status())
                    .isEqualTo(403);

            var refused = 0;
            var silent = false;
            for (var asked = 0; asked < 5 * PER_ADDRESS && !silent; asked++) {
                var answered = stranger.tryToAsk(stranger.request("OPTIONS", bob, "sip:z@example.net", bob, ""), 500);
                refused += answered.filter(answer -> answer.status() == 503).isPresent() ? 1 : 0;
                silent = answered.isEmpty();
            }
            assertThat(refused).isPositive();
            assertThat(silent).isTrue();
        }
    }
}
