package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.tests.house.Node;
import org.restsip.tests.house.Nodes;
import org.restsip.tests.house.Wire;

/** What nobody should send. Each is answered or dropped, and the next good request works. */
class HostileIT {
    private static final int SILENCE_MILLIS = 500;
    private static final byte[] TRUNCATED_REGISTER =
            "REGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/UDP 127.0".getBytes(StandardCharsets.UTF_8);

    private final Node node = Nodes.one();

    @AfterEach
    void theNextGoodRequestWorks() {
        assertThat(Wire.options(node.server(), false)).startsWith("SIP/2.0 200 ");
        assertThat(Wire.options(node.server(), true)).startsWith("SIP/2.0 200 ");
        node.server().anonymous().get("/").expect(200);
        assertThat(node.isReady()).isTrue();
    }

    // -------------------------------------------------------------------------------------------------------- HTTP

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"contact\":}",
                "[]",
                "nonsense",
                "{\"expires\":\"soon\"}",
                "{\"q\":1e999999999}",
                "{\"contact\":\"\\ud800\"}",
                "\u0000"
            })
    void malformedJsonIsRefusedInWords(String json) {
        var alice = node.server().signUp("alice");

        var answer = alice.at(node.server()).post(alice.login(), json).expect(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("detail")).isNotEmpty().doesNotContain("Exception");
    }

    @Test
    void jsonThatIsNestedTooDeeplyIsRefused() {
        var alice = node.server().signUp("alice");

        alice.at(node.server())
                .post(alice.login(), "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}")
                .expect(400);
    }

    @Test
    void aBodyOverTheLimitIsTooLarge() {
        var alice = node.server().signUp("alice");
        alice.logIn(node.server());

        alice.at(node.server()).send(alice.login(), "x".repeat(65_536)).expect(202);
        alice.at(node.server()).send(alice.login(), "x".repeat(65_537)).expect(413);
        alice.at(node.server())
                .post(alice.login(), "{\"label\":\"" + "x".repeat(1_000_000) + "\"}")
                .expect(413);
    }

    @Test
    void addressesThatAreNoneAreRefused() {
        var alice = node.server().signUp("alice");

        alice.at(node.server()).get("/login/alice").expect(400);
        alice.at(node.server()).get("/login/a%00b@example.com").expect(400);
        assertThat(alice.at(node.server()).get("/login/..%2f..@example.com").status())
                .isBetween(400, 499);
    }

    @Test
    void anUnknownUserLooksLikeOneWhoIsNotThere() {
        var alice = node.server().signUp("alice");
        var web = alice.at(node.server());

        var unknown = web.send("/login/nobody@example.com", "hello");
        assertThat(unknown.status()).isBetween(400, 499);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
    }

    // --------------------------------------------------------------------------------------------------------- SIP

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBareLineEndIsNoRequest(boolean tcp) {
        assertThat(sent("\r\n".getBytes(StandardCharsets.UTF_8), tcp)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aThousandRandomBytesAreDropped(boolean tcp) {
        var bytes = new byte[1000];
        new Random(20260101).nextBytes(bytes);

        assertThat(sent(bytes, tcp)).doesNotStartWith("SIP/2.0 200");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTruncatedRegisterIsDroppedOrRefused(boolean tcp) {
        assertThat(sent(TRUNCATED_REGISTER, tcp))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEmpty(),
                        answer -> assertThat(answer).startsWith("SIP/2.0 4"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRegisterWithoutWhatItNeedsIsRefused(boolean tcp) {
        var bad = """
                REGISTER sip:example.com SIP/2.0
                Via: SIP/2.0/%s 127.0.0.1:5999;branch=z9hG4bKbad;rport
                From: nobody
                CSeq: x REGISTER
                Content-Length: 0

                """.formatted(tcp ? "TCP" : "UDP").replace("\n", "\r\n");

        assertThat(sent(bad.getBytes(StandardCharsets.UTF_8), tcp))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEmpty(),
                        answer -> assertThat(answer).startsWith("SIP/2.0 4"));
    }

    private String sent(byte[] bytes, boolean tcp) {
        return tcp
                ? Wire.overTcp(node.server(), bytes, SILENCE_MILLIS)
                : Wire.overUdp(node.server(), bytes, SILENCE_MILLIS);
    }
}
