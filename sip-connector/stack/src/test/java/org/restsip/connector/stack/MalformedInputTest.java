package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MalformedInputTest extends StackTest {

    @AfterEach
    void aGoodRequestStillWorks() throws IOException {
        try (var udp = udpPhone();
                var tcp = tcpPhone()) {
            udp.send(request("REGISTER", "UDP", "127.0.0.1:" + udp.port(), "good-udp"));
            assertThat(udp.receive()).startsWith("SIP/2.0 200").contains("good-udp");
            tcp.send(request("REGISTER", "TCP", "127.0.0.1:" + tcp.port(), "good-tcp"));
            assertThat(tcp.receive()).startsWith("SIP/2.0 200").contains("good-tcp");
            assertThat(stack.isAlive()).isTrue();
        }
    }

    @Test
    void keepAlivesAreNoMessages() throws IOException {
        var malformed = stack.malformed();
        try (var udp = udpPhone();
                var tcp = tcpPhone()) {
            udp.send("\r\n\r\n");
            udp.send("\r\n");
            udp.send(new byte[] {0, 0, 0, 0});
            udp.send(new byte[0]);
            tcp.send("\r\n\r\n");
            tcp.send(request("OPTIONS", "TCP", "127.0.0.1:" + tcp.port(), newCallId()));

            assertThat(tcp.receive()).contains("SIP/2.0 200");
        }
        assertThat(stack.malformed()).isEqualTo(malformed);
    }

    @Test
    void aThousandRandomBytesDoNoHarm() throws IOException {
        var random = new Random(4711);
        var malformed = stack.malformed();
        try (var udp = udpPhone();
                var tcp = tcpPhone()) {
            for (int i = 0; i < 50; i++) {
                var junk = new byte[1000];
                random.nextBytes(junk);
                junk[0] = 'X';
                udp.send(junk);
                if (i == 0) {
                    tcp.send(junk);
                }
            }
            await().untilAsserted(() -> assertThat(stack.malformed()).isGreaterThanOrEqualTo(malformed + 50));
        }
    }

    @Test
    void aTruncatedRegisterIsAnswered400OrDroppedAndCounted() throws IOException {
        var whole = request("REGISTER", "UDP", "127.0.0.1:5062", newCallId(), "Contact: <sip:alice@10.0.0.7>");
        try (var phone = udpPhone()) {
            for (int length = 1; length < whole.length() - 2; length++) {
                var malformed = stack.malformed();
                phone.send(whole.substring(0, length));
                await().pollDelay(java.time.Duration.ZERO)
                        .pollInterval(java.time.Duration.ofMillis(1))
                        .untilAsserted(() -> assertThat(stack.malformed()).isEqualTo(malformed + 1));
            }
            assertThat(bean.requests).isEmpty();
            assertThat(phone.receive()).startsWith("SIP/2.0 400");
        }
    }

    @Test
    void aRegisterWithABadContactIsNoQuery() throws IOException {
        try (var phone = udpPhone()) {
            phone.send(request("REGISTER", "UDP", "127.0.0.1:" + phone.port(), newCallId(), "Contact: <sip:"));

            assertThat(phone.receive()).startsWith("SIP/2.0 400 Bad Request: Contact");
            assertThat(bean.requests).isEmpty();
        }
    }

    @Test
    void aTcpRequestWithoutCallIdIsAnswered400AndItsConnectionGoesOn() throws IOException {
        try (var phone = tcpPhone()) {
            phone.send(
                    request("REGISTER", "TCP", "127.0.0.1:" + phone.port(), "x").replace("Call-ID: x\r\n", ""));

            assertThat(phone.receive()).startsWith("SIP/2.0 400 Bad Request: no Call-ID");
            phone.send(request("REGISTER", "TCP", "127.0.0.1:" + phone.port(), "y"));
            assertThat(phone.receive()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void aTcpRequestWithABadHeaderIsAnswered400() throws IOException {
        try (var phone = tcpPhone()) {
            phone.send(request("REGISTER", "TCP", "127.0.0.1:" + phone.port(), newCallId())
                    .replace("CSeq: 7", "CSeq: seven"));

            assertThat(phone.receive())
                    .startsWith("SIP/2.0 400 Bad Request: CSeq\r\n")
                    .contains("CSeq: seven");
        }
    }

    @Test
    void aMessageThatIsTooLongIsRefused() throws IOException {
        try (var phone = tcpPhone()) {
            phone.send(request(
                    "REGISTER", "TCP", "127.0.0.1:" + phone.port(), newCallId(), "X-Pad: " + "x".repeat(70_000)));

            assertThat(phone.receive()).startsWith("SIP/2.0 513 Message Too Large");
            assertThat(phone.isClosedByServer()).isTrue();
            assertThat(bean.requests).isEmpty();
        }
    }
}
