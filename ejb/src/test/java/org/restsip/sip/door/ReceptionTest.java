package org.restsip.sip.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.sip.Edge.sip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;

class ReceptionTest {
    private final Edge edge = new Edge();

    @Test
    void optionsTellWhatTheServerCan() {
        var reply = reply(to("OPTIONS", "example.com"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .contains(
                        new SipHeader("Allow", "REGISTER, MESSAGE, SUBSCRIBE, PUBLISH, OPTIONS"),
                        new SipHeader("Accept", "*/*"))
                .contains(new SipHeader("Accept-Encoding", "identity"), new SipHeader("Accept-Language", "en"));
    }

    @Test
    void optionsDoNotTellWhetherThereIsSuchAUser() {
        assertThat(reply(to("OPTIONS", "alice@example.com"))).isEqualTo(reply(to("OPTIONS", "nobody@example.com")));
        assertThat(reply(to("OPTIONS", "ping@192.0.2.1:5060")).status()).isEqualTo(200);
        assertThat(reply(to("OPTIONS", "alice@elsewhere.net")).status()).isEqualTo(404);
    }

    @Test
    void aMethodWithoutAServiceIsNotAllowed() {
        var reply = reply(to("INVITE", "bob@example.com"));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers())
                .containsExactly(new SipHeader("Allow", "REGISTER, MESSAGE, SUBSCRIBE, PUBLISH, OPTIONS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYE", "CANCEL", "NOTIFY", "INFO", "PRACK", "UPDATE"})
    void whatGoesOnWithNothingHasNoTransaction(String method) {
        assertThat(reply(to(method, "bob@example.com")).status()).isEqualTo(481);
    }

    @Test
    void aReInviteOfNoCallHasNoTransaction() {
        assertThat(reply(to("INVITE", "bob@example.com").toTag("gone")).status())
                .isEqualTo(481);
    }

    @Test
    void anAckIsNeverAnswered() {
        assertThat(edge.reception.answer(to("ACK", "bob@example.com").header("Max-Forwards", "0")))
                .isEmpty();
    }

    @Test
    void anUnknownSchemeIsNotSupported() {
        var request = FakeRequest.of(
                "OPTIONS",
                FakeRequest.uri("soap.beep://192.0.2.103:3002"),
                sip("alice@example.com"),
                sip("bob@example.com"));

        assertThat(reply(request).status()).isEqualTo(416);
    }

    @Test
    void whoRegistersMustBeASipAddress() {
        var request = FakeRequest.of(
                "REGISTER", sip("example.com"), sip("alice@example.com"), FakeRequest.uri("isbn:2983792873"));

        assertThat(reply(request).status()).isEqualTo(400);
    }

    @Test
    void aRequestThatMayGoNoFurtherMustHaveArrived() {
        assertThat(reply(to("OPTIONS", "bob@example.com").header("Max-Forwards", "0"))
                        .status())
                .isEqualTo(483);
        assertThat(reply(to("MESSAGE", "bob@example.com").header("Max-Forwards", "0"))
                        .status())
                .isEqualTo(483);
        assertThat(reply(to("OPTIONS", "example.com").header("Max-Forwards", "0"))
                        .status())
                .isEqualTo(200);
        assertThat(reply(to("REGISTER", "example.com").header("Max-Forwards", "0"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsRequiredMustBeSupported() {
        var reply = reply(to("OPTIONS", "bob@example.com")
                .header("Require", "nobodysOption")
                .header("Proxy-Require", "noProxysOption, another"));

        assertThat(reply.status()).isEqualTo(420);
        assertThat(reply.headers())
                .containsExactly(new SipHeader("Unsupported", "nobodysOption, noProxysOption, another"));
        assertThat(reply(to("CANCEL", "bob@example.com").header("Require", "nobodysOption"))
                        .status())
                .isEqualTo(481);
    }

    @Test
    void aSecondWayHereIsALoop() {
        var first = to("MESSAGE", "bob@example.com").header("Via", "SIP/2.0/UDP a;branch=z9hG4bK1");

        assertThat(reply(first).status()).isEqualTo(401);
        assertThat(reply(first).status()).isEqualTo(401);
        assertThat(reply(first.header("Via", "SIP/2.0/UDP a;branch=z9hG4bK2")).status())
                .isEqualTo(482);
        assertThat(reply(first.header("Via", "SIP/2.0/UDP a;branch=z9hG4bK3").authorization("Digest x"))
                        .status())
                .isEqualTo(401);
        edge.world.clock.passSeconds(33);
        assertThat(reply(first.header("Via", "SIP/2.0/UDP a;branch=z9hG4bK4")).status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownCodingIsNotSupported() {
        var reply = reply(to("MESSAGE", "bob@example.com")
                .header("Content-Encoding", "gzip")
                .body("text/plain", "?"));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.headers()).containsExactly(new SipHeader("Accept-Encoding", "identity"));
    }

    @Test
    void anInviteCarriesASessionAndTakesOne() {
        var unknown = reply(to("INVITE", "bob@example.com").body("application/unknownformat", "<audio/>"));
        var unreadable = reply(to("INVITE", "bob@example.com").header("Accept", "text/nobodyKnowsThis"));
        var good = reply(to("INVITE", "bob@example.com")
                .header("Accept", "text/plain, application/SDP;level=1")
                .body("application/sdp", "v=0"));

        assertThat(unknown.status()).isEqualTo(415);
        assertThat(unknown.headers()).containsExactly(new SipHeader("Accept", "application/sdp"));
        assertThat(unreadable.status()).isEqualTo(406);
        assertThat(good.status()).isEqualTo(405);
    }

    @Test
    void aRefusalSaysWhy() {
        var request = to("MESSAGE", "bob@elsewhere.net");

        var reply = reply(request.answering(reply(request), edge.alices));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers())
                .filteredOn(header -> header.name().equals("Warning"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.value()).matches("399 example\\.com \"[^\"]+\""));
    }

    private SipReply reply(FakeRequest request) {
        return edge.reception.answer(request).orElseThrow().reply();
    }

    private static FakeRequest to(String method, String target) {
        return FakeRequest.of(method, sip(target), sip("alice@example.com"), sip(target));
    }
}
