package org.restsip.tests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.tests.house.HttpWire;
import org.restsip.tests.house.Server;
import org.restsip.tests.house.User;
import org.restsip.tests.house.Web;

/** What nobody should send over HTTP. Each is refused or cut, and a good client is served all the time. */
class HostileHttpIT {
    private static final Server SERVER = ContractServer.server();
    /** The contract says a second; tests share their machine with others. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final int CHUNK = 16_384;

    private final User alice = SERVER.signUp("alice");
    private final Web web = alice.at(SERVER);
    private final GoodClient good = GoodClient.of(web, alice.login());

    @AfterEach
    void theGoodClientWasServedAllTheTime() {
        good.stop();
        assertThat(good.failures()).isEmpty();
        assertThat(good.longest()).isLessThan(SOON);
    }

    // ------------------------------------------------------------------------------------------------------- bodies

    @Test
    void jsonOfTenThousandLevels() {
        for (var deep : List.of("[".repeat(10_000) + "]".repeat(10_000), "{\"a\":".repeat(10_000) + "1")) {
            var answer = web.post(alice.login(), "{\"a\":" + deep).expect(400);
            assertThat(answer.json().getString("detail")).contains("deeper");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><label>&x;</label></a>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/evil.dtd\"><a/>",
                "<a><label>&undefined;</label></a>",
                "<a"
            })
    void xmlThatIsMoreThanItLooks(String xml) {
        var answer = web.request("POST", alice.login(), "application/xml", xml.getBytes(UTF_8))
                .expect(400);

        assertThat(answer.text()).doesNotContain("root:", "Exception");
    }

    @Test
    void aBodyThatDoesNotEnd() {
        try (var wire = HttpWire.to(SERVER)) {
            wire.write(post("Transfer-Encoding: chunked"));
            var chunk = "4000\r\n" + "x".repeat(CHUNK) + "\r\n";
            for (var sent = 0; sent < 64 && !wire.hasAnswer(); sent++) {
                wire.write(chunk);
            }

            assertThat(wire.answer()).startsWith("HTTP/1.1 413 ").containsIgnoringCase("Connection: close");
        }
    }

    @Test
    void aHundredMegabytesThatAreOnlyAnnounced() {
        try (var wire = HttpWire.to(SERVER)) {
            wire.write(post("Content-Length: 104857600"));

            assertThat(wire.answer()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void bodiesThatDrip() {
        var wires = connections(50, post("Content-Length: 1000"));
        try {
            // A byte every now and then, for longer than the good client is ready to wait.
            for (var round = 0; round < 6; round++) {
                wires.forEach(wire -> wire.write("x"));
                good.askMore(20);
            }
        } finally {
            wires.forEach(HttpWire::close);
        }
    }

    @Test
    void aBodyThatCanBeReadInTwoWaysIsTheLastOnItsConnection() {
        try (var wire = HttpWire.to(SERVER)) {
            wire.write(post("Content-Length: 7", "Transfer-Encoding: chunked")
                    + "0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

            // RFC 9112, section 6.1: refused, or read as chunks; and then nothing more.
            assertThat(wire.answer()).matches("(?s)HTTP/1.1 (201|400) .*");
            if (!ContractServer.isPayara()) {
                assertThat(wire.answer()).doesNotContain("HTTP/1.1");
            }
        }
    }

    // ------------------------------------------------------------------------------------------- lines and headers

    @Test
    void aHeaderOfAMegabyte() {
        assertThat(HttpWire.ask(SERVER, "GET / HTTP/1.1", "Host: localhost", "X-Test: " + "x".repeat(1_000_000)))
                .matches("(?s)|HTTP/1.1 4.*");
    }

    @Test
    void tenThousandHeaders() {
        var headers = IntStream.range(0, 10_000).mapToObj(i -> "X-" + i + ": x").toArray(String[]::new);

        assertThat(HttpWire.ask(SERVER, "GET / HTTP/1.1", "Host: localhost", String.join("\r\n", headers)))
                .matches("(?s)|HTTP/1.1 4.*");
    }

    @Test
    void fiveHundredConnectionsThatNeverSayWhatTheyWant() {
        var wires = connections(500, "GET / HTTP/1.1\r\nHost: localhost\r\n");
        try {
            for (var round = 0; round < 3; round++) {
                wires.forEach(wire -> wire.write("X-Slow: x\r\n"));
                good.askMore(20);
            }
        } finally {
            wires.forEach(HttpWire::close);
        }
    }

    @Test
    void connectionsThatAreHalfClosed() {
        var wires = new ArrayList<HttpWire>();
        for (var begun :
                List.of("GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\n", post("Content-Length: 100") + "{")) {
            wires.addAll(connections(20, begun));
        }
        try {
            wires.forEach(HttpWire::halfClose);
            good.askMore(20);
            wires.forEach(wire -> assertThat(wire.answer()).matches("(?s)|HTTP/1.1 4.*"));
        } finally {
            wires.forEach(HttpWire::close);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/%2e%2e/user",
                "/login/../user/x",
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/WEB-INF/web.xml",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/login/a%00b@example.com",
                "/login/%252e%252e%252f",
                "/login/alice@example.com;x=1",
                "/user;/x",
                "//user",
                "/login//alice@example.com",
                "/call/",
                "/login/%c0%ae%c0%ae/x",
                "/login\\..\\user",
                "/login/a%0d%0aSet-Cookie:x=1@example.com",
                "/application.wadl"
            })
    void pathsThatLeadSomewhereElse(String path) {
        var answer = HttpWire.ask(
                SERVER, "GET " + path + " HTTP/1.1", "Host: localhost", "Authorization: " + web.authorization());

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\nSet-Cookie:x", "root:", "<web-app", "Exception");
    }

    @Test
    void aRequestWithoutAHostOrWithTwo() {
        assertThat(HttpWire.ask(SERVER, "GET / HTTP/1.1")).startsWith("HTTP/1.1 400 ");
        assertThat(HttpWire.ask(SERVER, "GET / HTTP/1.1", "Host: localhost", "Host: evil.example"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aUrlOfAnotherFormIsTheSameThing() {
        assertThat(HttpWire.ask(SERVER, "GET http://localhost/ HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(HttpWire.ask(SERVER, "GET http://localhost" + alice.login() + " HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void methodsThatEcho() {
        var answer = HttpWire.ask(SERVER, "TRACE / HTTP/1.1", "Host: localhost", "X-Secret: hidden");

        assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "limit", "after", "expires", "changes"})
    void lineEndsInParametersBreakNoHeader(String parameter) {
        var answer = web.get("/user/" + alice.id() + "/device?" + parameter + "=x%0d%0aX-Injected:%20yes");

        assertThat(answer.response().headers().firstValue("X-Injected")).isEmpty();
        assertThat(answer.status()).isLessThan(500);
    }

    @Test
    void lineEndsInHeadersAndMembersBreakNoHeader() {
        var answer = HttpWire.ask(
                SERVER,
                "GET / HTTP/1.1",
                "Host: localhost",
                "Origin: https://x.example\rX-Injected: yes",
                "Accept: application/json");
        assertThat(answer).doesNotContain("\nX-Injected");

        var made = web.post(
                alice.login(), "{\"instance\":\"a\\r\\nX-Injected: yes\",\"label\":\"b\\r\\nX-Injected: yes\"}");
        made.expect(400);
        assertThat(made.response().headers().firstValue("X-Injected")).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------------- senders

    @Test
    void anotherSenderIsNotBelieved() {
        var bob = SERVER.signUp("bob");
        var contact = bob.logIn(SERVER).getString("url");
        try (var stream = bob.at(SERVER).watch(contact)) {
            web.request(
                            "SEND",
                            bob.login() + "?from=" + bob.address(),
                            Map.of(
                                    "Content-Type", "application/json",
                                    "From", bob.address(),
                                    "X-Remote-User", bob.address(),
                                    "X-Forwarded-User", bob.address()),
                            ("{\"from\":\"" + bob.address() + "\"}").getBytes(UTF_8))
                    .expect(403);
            web.send(bob.login(), "hello").expect(202);

            assertThat(stream.awaitMessage().getString("from")).isEqualTo(alice.login());
        }
        web.post(bob.login(), "{}").expect(403);
        web.get(contact).expect(403);
    }

    // ------------------------------------------------------------------------------------------------------- helpers

    private String post(String... headers) {
        return "POST " + alice.login() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + web.authorization()
                + "\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private List<HttpWire> connections(int count, String begun) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var wire = HttpWire.to(SERVER);
                    wire.write(begun);
                    return wire;
                })
                .toList();
    }

    /** Asks one thing after the other, and notes how long it had to wait. */
    private record GoodClient(Web web, String path, List<String> failures, List<Duration> waits, Thread thread) {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        static GoodClient of(Web web, String path) {
            var failures = new CopyOnWriteArrayList<String>();
            var waits = new CopyOnWriteArrayList<Duration>();
            var thread = new Thread(
                    () -> {
                        while (!Thread.currentThread().isInterrupted()) {
                            ask(web, path, failures, waits);
                        }
                    },
                    "good client");
            thread.setDaemon(true);
            thread.start();
            return new GoodClient(web, path, failures, waits, thread);
        }

        private static void ask(Web web, String path, List<String> failures, List<Duration> waits) {
            var start = System.nanoTime();
            try {
                web.get(path).expect(200);
                waits.add(Duration.ofNanos(System.nanoTime() - start));
            } catch (AssertionError e) {
                if (!Thread.currentThread().isInterrupted()) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }

        /** Returns when it has asked so many times more. */
        void askMore(int times) {
            var goal = waits.size() + times;
            await("the good client is served").atMost(PATIENCE).until(() -> waits.size() >= goal);
        }

        Duration longest() {
            return waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        }

        void stop() {
            askMore(5);
            thread.interrupt();
        }
    }
}
