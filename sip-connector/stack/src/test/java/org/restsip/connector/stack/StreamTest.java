package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.restsip.connector.stack.Recorder.next;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;
import static org.restsip.connector.stack.Texts.response;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.OutgoingRequest;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.connector.stack.ListenAddress.Advertised;
import org.restsip.connector.stack.wire.Limits;

/** What peers do on connections, over several listeners at once, with limits that a test can wait for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {
    private static final Limits SHORT = new Limits(
            4096, 30, 20, Duration.ofMillis(1500), Duration.ofMillis(1000), Duration.ofMillis(1000), 1 << 20);

    private final Recorder bean = new Recorder() {
        @Override
        public void onRequest(SipRequest request) {
            if (request.header("X-Expires").isPresent()) {
                requests.add(request);
                SipStack.answer(request, SipReply.of(200).with("Contact", "<sip:alice@10.0.0.7>;expires=60"));
            } else {
                super.onRequest(request);
            }
        }
    };

    @SuppressWarnings("NullAway.Init")
    private SipStack stack;

    private int port;
    private int ws;

    @BeforeAll
    void start() throws Exception {
        port = Ports.free();
        ws = Ports.free();
        stack = SipStack.start(
                List.of(
                        new ListenAddress("udp", "127.0.0.1", port),
                        new ListenAddress("tcp", "127.0.0.1", port),
                        new ListenAddress("udp", "::1", port, Optional.of(new Advertised("sip.example.com", 5099))),
                        new ListenAddress("tcp", "::1", port),
                        new ListenAddress("ws", "127.0.0.1", ws)),
                bean,
                "",
                GateRules.OPEN,
                Outward.NO_NAMES,
                new Wiring(SHORT, Optional.empty(), Set.of("https://app.example.com")));
    }

    @BeforeEach
    void forget() {
        bean.forget();
    }

    @AfterAll
    void stop() {
        stack.stop();
    }

    private TcpPhone phone() throws IOException {
        return new TcpPhone(port);
    }

    private static String register(TcpPhone phone, String... headers) {
        return request("REGISTER", "TCP", "127.0.0.1:" + phone.port(), newCallId(), headers);
    }

    @Test
    void aRequestMayComeByteByByte() throws Exception {
        try (var phone = phone()) {
            for (var b : register(phone).getBytes(StandardCharsets.UTF_8)) {
                phone.send(new byte[] {b});
            }
            assertThat(phone.receive()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void aHundredRequestsInOneSegmentAreAnsweredInOrder() throws Exception {
        try (var phone = phone()) {
            var all = new StringBuilder();
            var ids = new ArrayList<String>();
            for (int i = 0; i < 100; i++) {
                ids.add("pipe-" + i);
                all.append(request("OPTIONS", "TCP", "127.0.0.1:" + phone.port(), "pipe-" + i));
            }
            phone.send(all.toString());
            for (var id : ids) {
                assertThat(phone.receive()).contains("Call-ID: " + id + "\r\n");
            }
        }
    }

    @Test
    void aDoubleLineEndIsAnsweredWithASingleOne() throws Exception {
        try (var socket = new Socket(Ports.LOOPBACK, port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
        }
    }

    @Test
    void withoutContentLengthARequestIsBadAndItsConnectionEnds() throws Exception {
        try (var phone = phone()) {
            phone.send(register(phone).replace("Content-Length: 0\r\n", ""));
            assertThat(phone.receive()).startsWith("SIP/2.0 400").contains("Content-Length");
            assertThat(phone.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItComes() throws Exception {
        try (var phone = phone()) {
            phone.send(register(phone).replace("Content-Length: 0", "Content-Length: 5000"));
            assertThat(phone.receive()).startsWith("SIP/2.0 513");
            assertThat(phone.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoSaysNothingOrBeginsAndDoesNotEndIsCut() throws Exception {
        try (var silent = phone();
                var slow = phone()) {
            slow.send("REGISTER sip:example.com SIP/2.0\r\n");
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(slow.isClosedByServer()).isTrue();
        }
    }

    @Test
    void anIdleConnectionEndsUnlessAPhoneIsRegisteredOverIt() throws Exception {
        try (var idle = phone();
                var registered = phone()) {
            idle.send(register(idle));
            idle.receive();
            registered.send(register(registered, "X-Expires: 60"));
            registered.receive();

            assertThat(idle.isClosedByServer()).isTrue();
            registered.send(register(registered));
            assertThat(registered.receive()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void oneAddressHasOnlySoManyConnections() throws Exception {
        var open = new ArrayList<TcpPhone>();
        try {
            for (int i = 0; i < 25; i++) {
                open.add(phone());
            }
            var answered = 0;
            for (var phone : open) {
                try {
                    phone.send(register(phone));
                    answered += phone.receive().startsWith("SIP/2.0 200") ? 1 : 0;
                } catch (RuntimeException reset) {
                    assertThat(reset).hasMessageContaining("java.net.SocketException");
                }
            }
            assertThat(answered).isBetween(1, 20);
        } finally {
            open.forEach(TcpPhone::close);
        }
        await().untilAsserted(() -> {
            try (var next = phone()) {
                next.send(register(next));
                assertThat(next.receive()).startsWith("SIP/2.0 200");
            }
        });
    }

    @Test
    void aPeerThatDoesNotReadIsCutAndHoldsNobodyUp() throws Exception {
        try (var stuck = phone();
                var other = phone()) {
            stuck.send(register(stuck));
            var flow = next(bean.requests).flow();
            var many = "x".repeat(3000);
            await().pollInterval(Duration.ofMillis(1))
                    .untilAsserted(() -> assertThatThrownBy(() -> {
                                for (int i = 0; i < 500; i++) {
                                    stack.send(message(Optional.of(flow), many + i));
                                }
                            })
                            .hasMessageContaining("could not send"));
            other.send(register(other));
            assertThat(other.receive()).startsWith("SIP/2.0 200");
        }
    }

    private static OutgoingRequest message(Optional<org.restsip.connector.api.Flow> via, String correlation) {
        var bob = NameAddress.of(SipUri.of("bob", "example.com"));
        var body = new org.restsip.connector.api.SipBody("text/plain", correlation.getBytes(StandardCharsets.UTF_8));
        return new OutgoingRequest(
                "MESSAGE",
                SipStack.parse("sip:bob@10.9.9.9"),
                via,
                bob,
                bob,
                Optional.empty(),
                List.of(),
                Optional.of(body),
                correlation);
    }

    @Test
    void phonesWithIpv6AreServedOverUdpAndTcp() throws Exception {
        var here = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        try (var udp = new DatagramSocket(0, here);
                var tcp = new Socket(here, port)) {
            udp.setSoTimeout(5000);
            tcp.setSoTimeout(5000);
            var text = request("MESSAGE", "UDP", "[::1]:" + udp.getLocalPort(), newCallId());
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            udp.send(new DatagramPacket(bytes, bytes.length, here, port));
            var answer = new DatagramPacket(new byte[4096], 4096);
            udp.receive(answer);
            assertThat(new String(answer.getData(), StandardCharsets.UTF_8)).startsWith("SIP/2.0 200");
            var flow = next(bean.requests).flow();
            assertThat(flow.localAddress()).isEqualTo(here);
            assertThat(stack.contact(flow).text()).isEqualTo("sip:sip.example.com:5099");

            stack.send(message(Optional.of(flow), "six"));
            udp.receive(answer);
            var heard = new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
            assertThat(heard).startsWith("MESSAGE").contains("Via: SIP/2.0/UDP sip.example.com:5099;");
            var ok = response(heard, 200).getBytes(StandardCharsets.UTF_8);
            udp.send(new DatagramPacket(ok, ok.length, here, port));
            assertThat(next(bean.responses).correlation()).isEqualTo("six");

            tcp.getOutputStream()
                    .write(request("REGISTER", "TCP", "[::1]:5066", newCallId()).getBytes(StandardCharsets.UTF_8));
            assertThat(tcp.getInputStream().readNBytes(11)).isEqualTo("SIP/2.0 200".getBytes(StandardCharsets.UTF_8));
        }
    }

    private WebSocket connect(WebPhone browser, String origin, String protocol) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .subprotocols(protocol)
                .buildAsync(URI.create("ws://127.0.0.1:" + ws + "/sip"), browser)
                .get(5, TimeUnit.SECONDS);
    }

    @Test
    void aBrowserSpeaksSipInTextAndBinaryAndInFragments() throws Exception {
        var browser = new WebPhone();
        var socket = connect(browser, "https://app.example.com", "sip");
        assertThat(socket.getSubprotocol()).isEqualTo("sip");
        var text = request("REGISTER", "WS", "abc.invalid;rport", newCallId());
        socket.sendText(text, true).get(5, TimeUnit.SECONDS);
        assertThat(browser.receive()).startsWith("SIP/2.0 200").contains("Via: SIP/2.0/WS abc.invalid");
        var flow = next(bean.requests).flow();
        assertThat(flow.transport()).isEqualTo("ws");

        socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true)
                .get(5, TimeUnit.SECONDS);
        assertThat(browser.receive()).startsWith("SIP/2.0 200");
        socket.sendText(text.substring(0, 40), false).get(5, TimeUnit.SECONDS);
        socket.sendPing(ByteBuffer.wrap(new byte[] {7})).get(5, TimeUnit.SECONDS);
        socket.sendText(text.substring(40), true).get(5, TimeUnit.SECONDS);
        assertThat(browser.receive()).startsWith("SIP/2.0 200");
        assertThat(next(browser.pongs).get(0)).isEqualTo((byte) 7);

        socket.sendText("\r\n\r\n", true).get(5, TimeUnit.SECONDS);
        assertThat(browser.receive()).isEqualTo("\r\n");

        stack.send(message(Optional.of(flow), "to the browser"));
        var heard = browser.receive();
        assertThat(heard)
                .startsWith("MESSAGE")
                .contains("Via: SIP/2.0/WS 127.0.0.1:" + ws)
                .endsWith("to the browser");
        socket.sendText(response(heard, 200), true).get(5, TimeUnit.SECONDS);
        assertThat(next(bean.responses).correlation()).isEqualTo("to the browser");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
        assertThat(browser.closed.get(5, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
    }

    @Test
    void aWebSocketMessageThatIsTooLongEndsIt() throws Exception {
        var browser = new WebPhone();
        var socket = connect(browser, "https://app.example.com", "sip");
        socket.sendText("x".repeat(5000), true).get(5, TimeUnit.SECONDS);
        assertThat(browser.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void aBrowserNeedsTheSubprotocolAndAnOriginThatMay() {
        assertThat(refusal("https://evil.example", "sip")).isEqualTo(403);
        assertThat(refusal("https://app.example.com", "chat")).isEqualTo(400);
    }

    private int refusal(String origin, String protocol) {
        var failure = org.assertj.core.api.Assertions.catchThrowable(() -> connect(new WebPhone(), origin, protocol));
        return java.util.Objects.requireNonNull((java.net.http.WebSocketHandshakeException) failure.getCause())
                .getResponse()
                .statusCode();
    }
}
