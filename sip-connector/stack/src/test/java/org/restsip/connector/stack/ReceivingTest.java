package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.connector.stack.Recorder.next;
import static org.restsip.connector.stack.Texts.lines;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;
import static org.restsip.connector.stack.Texts.response;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipReply;

class ReceivingTest extends StackTest {

    @Test
    void aRegisterIsDeliveredAndAnswered() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request(
                    "REGISTER",
                    "UDP",
                    "127.0.0.1:" + phone.port(),
                    "c-1",
                    "Contact: <sip:alice@10.0.0.7:5062>;q=0.5",
                    "Expires: 600"));

            var answer = phone.receive();
            assertThat(answer).startsWith("SIP/2.0 200 OK").contains("Call-ID: c-1", "CSeq: 7 REGISTER");
            assertThat(answer).containsPattern("To: <sip:alice@example.com>;tag=\\S+");
            var seen = next(bean.requests);
            assertThat(seen.method()).isEqualTo("REGISTER");
            assertThat(seen.callId()).isEqualTo("c-1");
            assertThat(seen.cseq()).isEqualTo(7);
            assertThat(seen.from().displayName()).isEqualTo("Alice");
            assertThat(seen.from().uri().user()).contains("alice");
            assertThat(seen.from().parameter("tag")).contains("1928");
            assertThat(seen.to().parameter("tag")).isEmpty();
            assertThat(seen.requestUri().host()).isEqualTo("example.com");
            assertThat(seen.contacts()).singleElement().satisfies(contact -> {
                assertThat(contact.uri().text()).isEqualTo("sip:alice@10.0.0.7:5062");
                assertThat(contact.parameter("q")).contains("0.5");
            });
            assertThat(seen.wildcardContact()).isFalse();
            assertThat(seen.expires()).isEqualTo(OptionalInt.of(600));
            assertThat(seen.maxForwards()).isEqualTo(OptionalInt.of(70));
            assertThat(seen.header("expires")).contains("600");
            assertThat(seen.body()).isEmpty();
            assertThat(seen.flow().remotePort()).isEqualTo(phone.port());
            assertThat(seen.flow().localAddress()).isEqualTo(Ports.LOOPBACK);
            assertThat(seen.flow().localPort()).isEqualTo(port);
            assertThat(seen.flow().transport()).isEqualTo("udp");
        }
    }

    @Test
    void anAnswerGoesToWhereTheRequestCameFromIfThePhoneAsksForRport() throws IOException {
        try (var phone = udpPhone()) {
            phone.send(request("REGISTER", "UDP", "10.99.99.99:5062;rport", newCallId()));

            assertThat(phone.receive()).contains("rport=" + phone.port()).contains("received=127.0.0.1");
        }
    }

    @Test
    void answersGoBackWhereTheRequestCameFromWhateverItsViaSays() throws IOException {
        try (var udp = udpPhone();
                var tcp = tcpPhone()) {
            for (var method : List.of("REGISTER", "MESSAGE", "DANCE")) {
                udp.send(request(method, "TCP", "phone.example.com;maddr=127.0.0.9", newCallId()));
                assertThat(udp.receive()).startsWith("SIP/2.0 200").contains("phone.example.com");
                tcp.send(request(method, "UDP", "phone.example.com:1;maddr=127.0.0.9", newCallId()));
                assertThat(tcp.receive()).startsWith("SIP/2.0 200").contains("phone.example.com");
            }
        }
    }

    @Test
    void aBranchThatAnotherSenderUsedIsNoRetransmission() throws Exception {
        try (var udp = udpPhone();
                var tcp = tcpPhone()) {
            var one = request("MESSAGE", "UDP", "127.0.0.1:" + udp.port(), "call-1");
            udp.send(one);
            udp.receive();
            tcp.send(one);
            assertThat(tcp.receive()).startsWith("SIP/2.0 200");
            udp.send(one.replace("call-1", "call-2"));
            assertThat(udp.receive()).contains("call-2");
            udp.send(one.replace("127.0.0.1", "phone.example.com"));
            assertThat(udp.receive()).contains("call-1", "phone.example.com");
            udp.send(one.replace("MESSAGE", "INFO"));
            udp.receive();
            udp.send(one);
            udp.receive();

            assertThat(bean.requests)
                    .extracting(seen -> seen.method() + " " + seen.callId())
                    .containsExactly(
                            "MESSAGE call-1", "MESSAGE call-1", "MESSAGE call-2", "MESSAGE call-1", "INFO call-1");
        }
    }

    @Test
    void anInviteOfAnOldPhoneNeedsNoContact() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request("INVITE", "UDP", "127.0.0.1:" + phone.port(), newCallId())
                    .replaceAll(";branch=[^\r]*", "")
                    .replace("Max-Forwards: 70\r\n", ""));

            var invite = next(bean.requests);
            SipStack.answer(invite, SipReply.of(486));
            assertThat(invite.contacts())
                    .singleElement()
                    .satisfies(contact -> assertThat(contact.uri().text()).isEqualTo("sip:alice@example.com"));
        }
    }

    @Test
    void methodsAreComparedWithRegardToCase() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request("Message", "UDP", "127.0.0.1:" + phone.port(), newCallId()));

            assertThat(phone.receive()).contains("CSeq: 7 Message\r\n");
            assertThat(next(bean.requests).method()).isEqualTo("Message");
        }
    }

    @Test
    void aStarContactIsKnown() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(
                    request("REGISTER", "UDP", "127.0.0.1:" + phone.port(), newCallId(), "Contact: *", "Expires: 0"));

            var seen = next(bean.requests);
            assertThat(seen.wildcardContact()).isTrue();
            assertThat(seen.contacts()).isEmpty();
        }
    }

    @Test
    void aRetransmittedMessageIsDeliveredOnceAndAnsweredTwice() throws Exception {
        try (var phone = udpPhone()) {
            var message = request("MESSAGE", "UDP", "127.0.0.1:" + phone.port(), newCallId());
            phone.send(message);
            var first = phone.receive();
            phone.send(message);
            var second = phone.receive();
            phone.send(request("OPTIONS", "UDP", "127.0.0.1:" + phone.port(), newCallId()));
            phone.receive();

            assertThat(second).isEqualTo(first);
            assertThat(bean.requests).extracting(seen -> seen.method()).containsExactly("MESSAGE", "OPTIONS");
        }
    }

    @Test
    void ofTwoFinalAnswersTheFirstOneIsSent() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request(
                    "INVITE", "UDP", "127.0.0.1:" + phone.port(), newCallId(), "Contact: <sip:alice@10.0.0.7>"));
            var invite = next(bean.requests);
            SipStack.answer(invite, SipReply.of(180));
            SipStack.answer(invite, SipReply.of(486).because("Not now").with("Retry-After", "9"));
            SipStack.answer(invite, SipReply.of(200));

            var heard = new java.util.ArrayList<String>();
            while (heard.isEmpty() || !heard.get(heard.size() - 1).startsWith("SIP/2.0 4")) {
                heard.add(phone.receive());
            }
            assertThat(heard).noneMatch(answer -> answer.startsWith("SIP/2.0 200"));
            assertThat(heard)
                    .last()
                    .asString()
                    .startsWith("SIP/2.0 486 Not now")
                    .contains("Retry-After: 9");
            var tags = heard.stream()
                    .filter(answer -> !answer.startsWith("SIP/2.0 100"))
                    .map(answer -> answer.replaceAll("(?s).*To: [^\r]*tag=([^\r;]+).*", "$1"))
                    .distinct();
            assertThat(tags).hasSize(1);
            phone.send(response(heard.get(heard.size() - 1), 200).replace("SIP/2.0 200 As Asked", "ACK sip:x SIP/2.0"));
        }
    }

    @Test
    void whoGoesOnWithWhatARequestBeganGivesItsTagAndItsPlace() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request(
                    "INVITE",
                    "UDP",
                    "127.0.0.1:" + phone.port(),
                    newCallId(),
                    "Contact: <sip:alice@10.0.0.7>",
                    "Record-Route: <sip:proxy.example.com;lr>"));
            var invite = next(bean.requests);
            var here = stack.contact(invite.flow()).text();
            SipStack.answer(invite, SipReply.of(200).tagged("ours").with("Contact", "<" + here + ">"));

            assertThat(here).isEqualTo("sip:127.0.0.1:" + port);
            assertThat(phone.receiveWithin(5000)
                            .filter(answer -> !answer.contains(" 100 "))
                            .or(() -> phone.receiveWithin(5000)))
                    .hasValueSatisfying(answer -> assertThat(answer)
                            .startsWith("SIP/2.0 200")
                            .contains("To: <sip:alice@example.com>;tag=ours", "Contact: <" + here + ">")
                            .contains("Record-Route: <sip:proxy.example.com;lr>"));
        }
    }

    @Test
    void anAnswerThatSipCannotCarryIsRefusedAndABetterOneGoesOut() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request(
                    "INVITE", "UDP", "127.0.0.1:" + phone.port(), newCallId(), "Contact: <sip:alice@10.0.0.7>"));
            var invite = next(bean.requests);

            assertThatThrownBy(() -> SipStack.answer(invite, SipReply.of(200).with("Via", "SIP/2.0/UDP evil")))
                    .hasMessageContaining("Via");
            SipStack.answer(invite, SipReply.of(500));

            assertThat(phone.receiveWithin(5000)
                            .filter(answer -> !answer.contains(" 100 "))
                            .or(() -> phone.receiveWithin(5000)))
                    .hasValueSatisfying(answer -> assertThat(answer).startsWith("SIP/2.0 500"));
        }
    }

    @Test
    void anInviteWithoutTheContactThatItNeedsIsABadRequest() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request("INVITE", "UDP", "127.0.0.1:" + phone.port(), newCallId()));

            assertThat(phone.receive()).startsWith("SIP/2.0 400").contains("Contact");
            assertThat(bean.requests).isEmpty();
        }
    }

    @Test
    void anAckIsDeliveredAndNotAnswered() throws Exception {
        try (var phone = udpPhone()) {
            phone.send(request("ACK", "UDP", "127.0.0.1:" + phone.port(), "ack-1"));

            assertThat(next(bean.requests).callId()).isEqualTo("ack-1");
            assertThat(phone.receiveWithin(300)).isEmpty();
        }
    }

    @Test
    void tcpRequestsComeInPiecesAndSeveralAtOnce() throws Exception {
        try (var phone = tcpPhone()) {
            var via = "127.0.0.1:" + phone.port();
            var whole = request("REGISTER", "TCP", via, "t-1");
            phone.send(whole.substring(0, 50));
            phone.send(whole.substring(50, 120));
            phone.send(whole.substring(120)
                    + request("OPTIONS", "TCP", via, "t-2")
                    + request("MESSAGE", "TCP", via, "t-3"));

            assertThat(List.of(phone.receive(), phone.receive(), phone.receive()))
                    .allMatch(answer -> answer.startsWith("SIP/2.0 200"))
                    .extracting(answer -> answer.replaceAll("(?s).*Call-ID: (\\S+).*", "$1"))
                    .containsExactly("t-1", "t-2", "t-3");
            assertThat(next(bean.requests).flow().transport()).isEqualTo("tcp");
        }
    }

    @Test
    void compactHeadersAreKnownByTheirLongNames() throws Exception {
        try (var phone = tcpPhone()) {
            phone.send(lines(
                    "MESSAGE sip:bob@example.com SIP/2.0",
                    "v: SIP/2.0/TCP 127.0.0.1:" + phone.port() + ";branch=z9hG4bKcompact",
                    "f: <sip:alice@example.com>;tag=9",
                    "t: <sip:bob@example.com>",
                    "i: compact-1",
                    "CSeq: 1 MESSAGE",
                    "k: path",
                    "a: *;audio",
                    "m: <sip:alice@10.0.0.7>",
                    "c: text/plain;charset=utf-8",
                    "l: 6",
                    "",
                    "Grüß"));

            assertThat(phone.receive()).startsWith("SIP/2.0 200").contains("Call-ID: compact-1");
            var seen = next(bean.requests);
            assertThat(seen.header("Supported")).contains("path");
            assertThat(seen.header("Accept-Contact")).contains("*;audio");
            assertThat(seen.header("CALL-ID")).contains("compact-1");
            assertThat(seen.contacts()).hasSize(1);
            assertThat(seen.body().map(SipBody::text)).contains("Grüß");
            assertThat(seen.body().orElseThrow().contentType()).isEqualTo("text/plain;charset=utf-8");
        }
    }

    @Test
    void credentialsReachTheBeanAsTheyWereWritten() throws Exception {
        var digest = "Digest username=\"alice\",realm=\"example.com\",nonce=\"aB+/=\",uri=\"sip:Example.com\","
                + "response=\"0123\",algorithm=SHA-256,cnonce=\"x\",qop=auth,nc=00000001";
        try (var phone = udpPhone()) {
            phone.send(request(
                    "REGISTER",
                    "UDP",
                    "127.0.0.1:" + phone.port(),
                    newCallId(),
                    "Authorization: " + digest,
                    "Require: path, gruu",
                    "Require: outbound"));

            var seen = next(bean.requests);
            assertThat(seen.header("authorization")).contains(digest);
            assertThat(seen.headers("Require")).containsExactly("path", "gruu", "outbound");
        }
    }

    @Test
    void uriPartsAreRead() {
        var uri = SipStack.parse("sip:J%C3%BCrgen%20a+b@EXAMPLE.com:5070;transport=tcp");
        assertThat(uri.isSip()).isTrue();
        assertThat(uri.user()).contains("Jürgen a+b");
        assertThat(uri.host()).isEqualTo("example.com");
        assertThat(uri.port()).isEqualTo(OptionalInt.of(5070));
        assertThat(uri.text().toLowerCase(Locale.ROOT)).contains("transport=tcp");
        assertThat(SipStack.parse("tel:+49301234").scheme()).isEqualTo("tel");
        assertThat(SipStack.parse("tel:+49301234").user()).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> SipStack.parse("sip:a@b\r\nX: y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SipStack.parse("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }

    /** By which a phone that keeps its way open through a NAT knows that the way still stands (RFC 5626, 4.4.2). */
    @Test
    void aStunRequestIsAnsweredOnTheSipPort() throws Exception {
        try (var phone = udpPhone()) {
            var request = ByteBuffer.allocate(20)
                    .putShort((short) 1)
                    .putShort((short) 0)
                    .putInt(0x2112_A442)
                    .putInt(1)
                    .putLong(2);
            phone.send(request.array());
            assertThat(phone.receive()).startsWith("\u0001\u0001\u0000\u000c");
        }
    }
}
