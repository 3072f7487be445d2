package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.restsip.connector.stack.Recorder.next;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;
import static org.restsip.connector.stack.Texts.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.Sequence;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipResponse;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;
import org.restsip.connector.api.SipUri;

class SendingTest extends StackTest {
    /** What a phone behind NAT says of itself: nobody can reach it there. */
    private static final String HIDDEN = "sip:bob@10.99.99.99:5062";

    @Test
    void aMessageOnTheFlowOfARegisterReachesAUdpPhoneBehindNat() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request("REGISTER", "UDP", "10.99.99.99:5062;rport", newCallId()));
            phone.receive();
            var flow = next(bean.requests).flow();

            stack.send(message(HIDDEN, Optional.of(flow), "udp-1"));

            var heard = phone.receive();
            assertThat(heard)
                    .startsWith("MESSAGE " + HIDDEN + " SIP/2.0\r\n")
                    .contains("Max-Forwards: 70", "CSeq: 1 MESSAGE", "Via: SIP/2.0/UDP 127.0.0.1:" + port, ";rport")
                    .contains("From: \"Al \\\"x\\\" ice\" <sip:alice@example.com>;tag=", "To: <sip:bob@example.com>")
                    .contains("X-Id: 5", "Content-Type: text/plain;charset=UTF-8", "Content-Length: 6")
                    .endsWith("\r\n\r\nGrüß");
            phone.send(response(heard, 200));
            var response = next(bean.responses);
            assertThat(response.correlation()).isEqualTo("udp-1");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.reason()).isEqualTo("As Asked");
            assertThat(response.method()).isEqualTo("MESSAGE");
            assertThat(heard).contains("Call-ID: " + response.callId());
        }
    }

    @Test
    void aRequestWithinAnExchangeKeepsItsCallIdNumberAndTags() throws Exception {
        try (var phone = udpPhone()) {
            var target = "sip:bob@127.0.0.1:" + phone.port();
            var from = new NameAddress("", SipUri.of("alice", "example.com"), Map.of("tag", "ours"));
            var to = new NameAddress("", SipUri.of("bob", "example.com"), Map.of("tag", "theirs"));
            stack.send(new OutgoingRequest(
                    "NOTIFY",
                    SipStack.parse(target),
                    Optional.empty(),
                    from,
                    to,
                    Optional.of(new Sequence("exchange-1", 7)),
                    List.of(new SipHeader("Event", "presence"), new SipHeader("Subscription-State", "active")),
                    Optional.empty(),
                    "in-dialog"));

            assertThat(phone.receive())
                    .startsWith("NOTIFY " + target)
                    .contains("Call-ID: exchange-1", "CSeq: 7 NOTIFY")
                    .contains("From: <sip:alice@example.com>;tag=ours", "To: <sip:bob@example.com>;tag=theirs");
        }
    }

    @Test
    void aMessageOnATcpFlowUsesTheConnectionThatThePhoneOpened() throws Exception {
        try (var phone = tcpPhone()) {
            phone.send(request("REGISTER", "TCP", "10.99.99.99:5062", newCallId()));
            phone.receive();
            var flow = next(bean.requests).flow();
            assertThat(flow.remotePort()).isEqualTo(phone.port());

            stack.send(withoutBody(HIDDEN, Optional.of(flow), "tcp-1"));

            var heard = phone.receive();
            assertThat(heard).startsWith("MESSAGE " + HIDDEN).contains("Via: SIP/2.0/TCP 127.0.0.1:" + port);
            phone.send(response(heard, 180) + response(heard, 404));
            assertThat(List.of(next(bean.responses), next(bean.responses)))
                    .extracting(SipResponse::status)
                    .containsExactly(180, 404);
        }
    }

    @Test
    void withoutAFlowARequestGoesToTheHostOfItsUri() throws Exception {
        try (var phone = udpPhone()) {
            stack.send(withoutBody("sip:bob@127.0.0.1:" + phone.port(), Optional.empty(), "host-1"));

            assertThat(phone.receive()).startsWith("MESSAGE sip:bob@127.0.0.1:" + phone.port());
        }
    }

    @Test
    void eachRequestHasItsOwnCallIdTagAndBranch() throws IOException {
        try (var phone = udpPhone()) {
            stack.send(withoutBody("sip:bob@127.0.0.1:" + phone.port(), Optional.empty(), "own-1"));
            stack.send(withoutBody("sip:bob@127.0.0.1:" + phone.port(), Optional.empty(), "own-2"));

            var first = phone.receive();
            var second = phone.receive();
            for (var header : List.of("Call-ID: (\\S+)", "From: [^\r]*tag=(\\S+)", "branch=([^;\\s]+)")) {
                assertThat(first.replaceAll("(?s).*" + header + ".*", "$1"))
                        .isNotEqualTo(second.replaceAll("(?s).*" + header + ".*", "$1"));
            }
        }
    }

    @Test
    void aRequestThatNobodyAnswersTimesOutOnceWithItsCorrelation() throws Exception {
        try (var phone = udpPhone()) {
            stack.send(withoutBody("sip:bob@127.0.0.1:" + phone.port(), Optional.empty(), "late-1"));
            var heard = phone.receive();

            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !timeoutsOf("late-1").isEmpty());
            assertThat(timeoutsOf("late-1")).singleElement().satisfies(timeout -> {
                assertThat(timeout.method()).isEqualTo("MESSAGE");
                assertThat(heard).contains("Call-ID: " + timeout.callId());
            });
        }
    }

    @Test
    void aTcpFlowThatIsGoneFailsAtOnceAndNothingFollows() throws Exception {
        Flow flow;
        try (var phone = tcpPhone()) {
            phone.send(request("REGISTER", "TCP", "10.99.99.99:5062", newCallId()));
            phone.receive();
            flow = next(bean.requests).flow();
        }
        var gone = Optional.of(flow);
        await().untilAsserted(() -> assertThatThrownBy(() -> stack.send(withoutBody(HIDDEN, gone, "gone")))
                .isInstanceOf(SipSendException.class));
        assertThat(timeoutsOf("gone")).isEmpty();
    }

    @Test
    void whatSipCannotCarryIsRefused() {
        assertThatThrownBy(() -> stack.send(withoutBody("tel:+4930", Optional.empty(), "no-1")))
                .isInstanceOf(SipSendException.class);
        assertThatThrownBy(() -> stack.send(withoutBody("sip:bob@127.0.0.1:" + port, Optional.empty(), "no-2")))
                .hasMessageContaining("come back to us");
        var elsewhere = Optional.of(new Flow("udp", Ports.LOOPBACK, 1, Ports.LOOPBACK, 9));
        assertThatThrownBy(() -> stack.send(withoutBody(HIDDEN, elsewhere, "no-3")))
                .hasMessageContaining("no listener");
        assertThatThrownBy(() -> stack.send(outgoing(
                        "MESSAGE",
                        HIDDEN,
                        Optional.empty(),
                        List.of(new SipHeader("Via", "x")),
                        Optional.empty(),
                        "no-4")))
                .hasMessageContaining("Via");
        assertThatThrownBy(() ->
                        stack.send(outgoing("ACK", HIDDEN, Optional.empty(), List.of(), Optional.empty(), "no-5")))
                .hasMessageContaining("INVITE");
    }

    private List<SipTimeout> timeoutsOf(String correlation) {
        return bean.timeouts.stream()
                .filter(timeout -> timeout.correlation().equals(correlation))
                .toList();
    }

    private static OutgoingRequest message(String uri, Optional<Flow> via, String correlation) {
        var body = new SipBody("text/plain;charset=UTF-8", "Grüß".getBytes(StandardCharsets.UTF_8));
        return outgoing("MESSAGE", uri, via, List.of(new SipHeader("X-Id", "5")), Optional.of(body), correlation);
    }

    private static OutgoingRequest withoutBody(String uri, Optional<Flow> via, String correlation) {
        return outgoing("MESSAGE", uri, via, List.of(), Optional.empty(), correlation);
    }

    private static OutgoingRequest outgoing(
            String method,
            String uri,
            Optional<Flow> via,
            List<SipHeader> headers,
            Optional<SipBody> body,
            String correlation) {
        var alice = new NameAddress("Al \"x\" ice", SipUri.of("alice", "example.com"), java.util.Map.of());
        var bob = NameAddress.of(SipUri.of("bob", "example.com"));
        return new OutgoingRequest(
                method, SipStack.parse(uri), via, alice, bob, Optional.empty(), headers, body, correlation);
    }
}
