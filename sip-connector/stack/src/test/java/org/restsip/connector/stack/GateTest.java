package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has the gate for itself: what one address has used up is not the next test's. */
class GateTest extends StackTest {
    private static final int RATE = 5;

    @Override
    GateRules rules() {
        return new GateRules(RATE, List.of("192.0.2.0/24"), List.of("friendly-scanner", "SipVicious"));
    }

    @BeforeEach
    void startAnew() throws IOException, SipStackException {
        stop();
        start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "MESSAGE", "OPTIONS", "SUBSCRIBE"})
    void aScannerGetsNoAnswerAndLeavesNothingBehind(String method) throws Exception {
        try (var scanner = udpPhone();
                var phone = udpPhone()) {
            scanner.send(from(scanner, method, "User-Agent: sundry, Friendly-Scanner"));
            scanner.send(from(scanner, method, "User-Agent: SIPVICIOUS/0.3"));
            phone.send(from(phone, "OPTIONS", "User-Agent: a phone"));

            assertThat(phone.receive()).startsWith("SIP/2.0 200");
            assertThat(scanner.receiveWithin(200)).isEmpty();
            assertThat(bean.requests).hasSize(1);
            assertThat(stack.transactions()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REGISTER", "MESSAGE"})
    void whoAsksTooOftenIsToldToWaitAndThenNothing(String method) throws Exception {
        try (var phone = udpPhone()) {
            for (var n = 0; n < RATE; n++) {
                phone.send(from(phone, method, "User-Agent: a phone"));
                assertThat(phone.receive()).startsWith("SIP/2.0 200");
            }
            for (var n = 0; n < RATE; n++) {
                phone.send(from(phone, method, "User-Agent: a phone"));
                assertThat(phone.receive()).startsWith("SIP/2.0 503").contains("Retry-After: ");
            }
            phone.send(from(phone, method, "User-Agent: a phone"));
            assertThat(phone.receiveWithin(200)).isEmpty();
            assertThat(bean.requests).hasSize(RATE);
        }
    }

    @Test
    void theLimitCountsOverAllTransports() throws Exception {
        try (var phone = udpPhone();
                var other = tcpPhone()) {
            for (var n = 0; n < RATE; n++) {
                phone.send(from(phone, "OPTIONS", "User-Agent: a phone"));
                phone.receive();
            }
            other.send(request("OPTIONS", "TCP", "127.0.0.1:5062", newCallId()));
            assertThat(other.receive()).startsWith("SIP/2.0 503");
        }
    }

    private static String from(UdpPhone phone, String method, String header) {
        return method.equals("SUBSCRIBE")
                ? request(method, "UDP", "127.0.0.1:" + phone.port(), newCallId(), header, "Event: presence", CONTACT)
                : request(method, "UDP", "127.0.0.1:" + phone.port(), newCallId(), header);
    }

    private static final String CONTACT = "Contact: <sip:alice@127.0.0.1:5062>";
}
