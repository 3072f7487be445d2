package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.connector.stack.Recorder.next;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;
import static org.restsip.connector.stack.Texts.response;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipFailure;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipSendException;
import org.restsip.connector.api.SipTimeout;
import org.restsip.connector.api.SipUri;

/** Requests to other domains, and large ones: to the server that takes them (RFC 3263; RFC 3261, section 18.1.1). */
class OutwardTest extends StackTest {
    private static final String HOST = "sip.other.example";

    private final MemoryZone zone = new MemoryZone().host(HOST, "127.0.0.1");

    @Override
    Outward outward() {
        return new Outward(zone, true, 1300);
    }

    @Test
    void aServerThatIsOutOfOrderIsFollowedByTheNext() throws Exception {
        try (var first = udpPhone();
                var second = udpPhone()) {
            zone.srv("_sip._udp.pair.example", 1, 0, first.port(), HOST)
                    .srv("_sip._udp.pair.example", 2, 0, second.port(), HOST);
            stack.send(message("sip:bob@pair.example", "hello", "pair"));

            var refused = first.receive();
            first.send(response(refused, 503));
            var taken = second.receive();
            second.send(response(taken, 200));

            assertThat(next(bean.responses).status()).isEqualTo(200);
            assertThat(taken).startsWith("MESSAGE sip:bob@pair.example SIP/2.0");
            for (var header : List.of("Call-ID: \\S+", "CSeq: [^\\r]*", "From: [^\\r]*")) {
                assertThat(part(header, taken)).isEqualTo(part(header, refused));
            }
            assertThat(part("branch=[^;\\s]+", taken)).isNotEqualTo(part("branch=[^;\\s]+", refused));
        }
    }

    @Test
    void aServerThatCannotBeConnectedToIsFollowedByTheNext() throws Exception {
        try (var second = udpPhone()) {
            zone.naptr("naptr.example", 1, 1, "SIP+D2T", "_sip._tcp.naptr.example")
                    .naptr("naptr.example", 2, 1, "SIP+D2U", "_sip._udp.naptr.example")
                    .srv("_sip._tcp.naptr.example", 1, 0, Ports.free(), HOST)
                    .srv("_sip._udp.naptr.example", 1, 0, second.port(), HOST);
            stack.send(message("sip:bob@naptr.example", "hello", "naptr"));
            assertThat(second.receive()).contains("Via: SIP/2.0/UDP");
        }
    }

    @Test
    void theAnswerOfTheLastServerIsTheAnswer() throws Exception {
        try (var only = udpPhone()) {
            zone.srv("_sip._udp.only.example", 1, 0, only.port(), HOST);
            stack.send(message("sip:bob@only.example", "hello", "only"));
            only.send(response(only.receive(), 503));
            assertThat(next(bean.responses).status()).isEqualTo(503);
        }
    }

    @Test
    void aDomainThatNobodyKnowsIsNotFound() throws Exception {
        stack.send(message("sip:bob@ghost.example", "hello", "ghost"));
        assertThat(next(bean.timeouts))
                .extracting(SipTimeout::correlation, SipTimeout::failure, SipTimeout::method)
                .containsExactly("ghost", SipFailure.NOT_FOUND, "MESSAGE");
    }

    @Test
    void aDomainWithoutAServerThatListensIsUnreachable() throws Exception {
        zone.srv("_sip._tcp.deaf.example", 1, 0, Ports.free(), HOST);
        stack.send(message("sip:bob@deaf.example", "hello", "deaf"));
        assertThat(next(bean.timeouts).failure()).isEqualTo(SipFailure.UNREACHABLE);
    }

    @Test
    void aDomainThatLeadsBackToUsIsALoop() throws Exception {
        zone.srv("_sip._udp.mirror.example", 1, 0, port, HOST);
        stack.send(message("sip:bob@mirror.example", "hello", "mirror"));
        assertThat(next(bean.timeouts).failure()).isEqualTo(SipFailure.LOOP);
    }

    @Test
    void whatIsTooLargeForUdpGoesOverTcp() throws Exception {
        try (var phone = udpPhone();
                var server = listening(phone.port())) {
            stack.send(message("sip:bob@127.0.0.1:" + phone.port(), "x".repeat(2000), "large"));
            assertThat(received(server)).startsWith("MESSAGE").contains("Via: SIP/2.0/TCP", "Content-Length: 2000");
        }
    }

    @Test
    void whatMayBeCutGoesOverUdpIfThereIsNoTcp() throws Exception {
        try (var phone = udpPhone()) {
            stack.send(message("sip:bob@127.0.0.1:" + phone.port(), "x".repeat(1200), "middle"));
            assertThat(phone.receive()).contains("Content-Length: 1200");
        }
    }

    @Test
    void aLargeMessageIsNotCutInPieces() throws Exception {
        try (var phone = udpPhone()) {
            stack.send(message("sip:bob@127.0.0.1:" + phone.port(), "x".repeat(1301), "whole"));
            assertThat(next(bean.timeouts).failure()).isEqualTo(SipFailure.TOO_LARGE);
            phone.send(request("REGISTER", "UDP", "10.99.99.99:5062;rport", newCallId()));
            phone.receive();
            var flow = Optional.of(next(bean.requests).flow());
            assertTooLarge(message("sip:bob@10.99.99.99:5062", flow, "x".repeat(1301), "behind-nat"));
            assertThat(phone.receiveWithin(200)).isEmpty();
        }
    }

    @Test
    void theHopsThatAreLeftAreTheSendersToSay() throws Exception {
        try (var phone = udpPhone()) {
            stack.send(message("sip:bob@127.0.0.1:" + phone.port(), "hello", "hops"));
            assertThat(phone.receive()).contains("Max-Forwards: 17\r\n").doesNotContain("Max-Forwards: 70");
        }
    }

    private void assertTooLarge(OutgoingRequest request) {
        assertThatThrownBy(() -> stack.send(request))
                .isInstanceOfSatisfying(
                        SipSendException.class, e -> assertThat(e.failure()).isEqualTo(SipFailure.TOO_LARGE));
    }

    private static ServerSocket listening(int port) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(Ports.LOOPBACK, port));
        server.setSoTimeout(5000);
        return server;
    }

    private static String received(ServerSocket server) throws IOException {
        try (var socket = server.accept()) {
            socket.setSoTimeout(5000);
            var buffer = new byte[65536];
            var length = socket.getInputStream().readNBytes(buffer, 0, 2300);
            return new String(buffer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static String part(String pattern, String message) {
        return message.replaceAll("(?s).*(" + pattern + ").*", "$1");
    }

    private static OutgoingRequest message(String uri, String text, String correlation) {
        return message(uri, Optional.empty(), text, correlation);
    }

    private static OutgoingRequest message(String uri, Optional<Flow> via, String text, String correlation) {
        return new OutgoingRequest(
                "MESSAGE",
                SipStack.parse(uri),
                via,
                NameAddress.of(SipUri.of("alice", "example.com")),
                NameAddress.of(SipStack.parse(uri)),
                Optional.empty(),
                List.of(new SipHeader("Max-Forwards", "17")),
                Optional.of(new SipBody("text/plain", text.getBytes(StandardCharsets.UTF_8))),
                correlation);
    }
}
