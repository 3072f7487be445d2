package org.restsip.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.BOB;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.SipReply;
import org.restsip.login.ContactGone;
import org.restsip.login.ContactId;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.message.MessageTooLarge;
import org.restsip.message.Offline;
import org.restsip.message.OutboundRefused;
import org.restsip.message.Receipt;
import org.restsip.sip.Addresses;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;
import org.restsip.user.Role;

class PhoneMessagesTest {
    private final Edge edge = new Edge();

    @BeforeEach
    void bobIsThere() {
        edge.world.login(BOB, web("laptop"));
    }

    @Test
    void aMessageFromAPhoneIsKeptAndAccepted() {
        var reply = send(request("alice@example.com", "bob@example.com").body("text/x-odd; a=b", "hello"));
        assertThat(reply).isEqualTo(SipReply.of(202));
        var message = kept();
        assertThat(message.sender()).isEqualTo(ALICE);
        assertThat(message.receiver()).isEqualTo(BOB);
        assertThat(message.content().type()).isEqualTo("text/x-odd; a=b");
        assertThat(message.content().bytes()).asString().isEqualTo("hello");
    }

    @Test
    void aMessageMayBeEmpty() {
        send(request("alice@example.com", "bob@example.com"));
        assertThat(kept().content().bytes()).isEmpty();
    }

    @Test
    void expiresSaysHowLongItWaits() {
        send(request("alice@example.com", "bob@example.com").expires(300));
        assertThat(Duration.between(kept().sent(), kept().expires())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void expiresZeroSaysNothing() {
        send(request("alice@example.com", "bob@example.com").expires(0));
        assertThat(Duration.between(kept().sent(), kept().expires())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theSenderMustBeWhomTheCredentialProves() {
        var asAlice = request("alice@example.com", "bob@example.com");
        assertThatThrownBy(() -> edge.proved(asAlice, edge.bobs, edge.phoneMessages::message))
                .isInstanceOf(NotYours.class);
        assertThat(edge.world.messages.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@example.net", "bob@example.com"})
    void anyOtherSenderIsForbidden(String from) {
        assertThatThrownBy(() -> send(request(from, "bob@example.com"))).isInstanceOf(NotYours.class);
    }

    @Test
    void weAreNoRelayForOtherDomains() {
        assertThatThrownBy(() -> edge.phoneMessages.message(request("ann@example.net", "bob@example.net")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void whoMayNotSendToOtherDomainsDoesNot() {
        assertThatThrownBy(() -> send(request("alice@example.com", "bob@example.net")))
                .isInstanceOf(OutboundRefused.class);
    }

    @Test
    void whoMaySendToOtherDomainsDoes() {
        edge.world.users.grant(ALICE, Role.OUTBOUND);
        assertThat(send(request("alice@example.com", "bob@example.net"))).isEqualTo(SipReply.of(202));
        assertThat(edge.world.phones.last().receiver()).hasToString("bob@example.net");
        assertThat(edge.world.phones.last().hops()).isEqualTo(69);
    }

    @Test
    void aRequestThatComesAgainByAnotherWayIsTheSameMessage() {
        var request = request("alice@example.com", "bob@example.com").body("text/plain", "once");
        assertThat(send(request)).isEqualTo(SipReply.of(202));
        assertThat(send(request)).isEqualTo(SipReply.of(202));
        assertThat(edge.world.receipts.owned()).hasSize(1);
    }

    @Test
    void anotherNumberOrAnotherContentIsAnotherMessage() {
        var request = request("alice@example.com", "bob@example.com").body("text/plain", "one");
        send(request);
        send(request.cseq(7));
        send(request.body("text/plain", "two"));
        assertThat(edge.world.receipts.owned()).hasSize(3);
    }

    @Test
    void aGruuMeansThatContactAlone() {
        var phone = edge.world.login(BOB, web("phone"));
        var gruu = Addresses.gruu(BOB, phone.id());
        send(FakeRequest.of("MESSAGE", gruu, Edge.sip("alice@example.com"), gruu));
        var receipt =
                edge.world.receipts.find(edge.world.receipts.owned().get(0)).orElseThrow();
        assertThat(receipt.targets()).extracting(Receipt.Target::contact).containsExactly(phone.id());
    }

    @Test
    void aGruuOfNobodyIsUnavailable() {
        var gruu = Addresses.gruu(BOB, new ContactId("c-nobody"));
        var request = FakeRequest.of("MESSAGE", gruu, Edge.sip("alice@example.com"), gruu);
        assertThatThrownBy(() -> send(request)).isInstanceOf(ContactGone.class);
    }

    @Test
    void thereAreNoDialogsForMessages() {
        var request = request("alice@example.com", "bob@example.com").toTag("1");
        assertThat(edge.phoneMessages.message(request)).isEqualTo(SipReply.of(481));
    }

    @Test
    void whatWeSentAndComesBackGoesInCircles() {
        var ours = new Passage(edge.world.ids).callId(new MessageId("m1"), new ContactId("c1"));
        var back = request("alice@example.com", "bob@example.com").header("Call-ID", ours);
        assertThat(edge.phoneMessages.message(back)).isEqualTo(SipReply.of(482));
        var forged = request("alice@example.com", "bob@example.com").header("Call-ID", ours.replace('-', '_'));
        assertThat(send(forged)).isEqualTo(SipReply.of(202));
    }

    @Test
    void whatTheSenderSaysOfTheContentIsKept() {
        var request = request("alice@example.com", "bob@example.com")
                .body("multipart/mixed;boundary=\"x\"", "--x\r\n\r\n\r\n--x--")
                .header("Content-Language", "de")
                .header("Subject", "Grüße");
        edge.proved(request, edge.alices, edge.phoneMessages::message);
        assertThat(kept().content().type()).isEqualTo("multipart/mixed;boundary=\"x\"");
        assertThat(kept().content().about()).isEqualTo(Map.of("Content-Language", "de", "Subject", "Grüße"));
    }

    @Test
    void whoDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> send(request("alice@example.com", "ghost@example.com")))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void whoIsOfflineIsUnavailable() {
        assertThatThrownBy(() -> send(request("alice@example.com", "carol@example.com")))
                .isInstanceOf(Offline.class);
    }

    @Test
    void aMessageThatIsTooLargeIsRefused() {
        assertThatThrownBy(() ->
                        send(request("alice@example.com", "bob@example.com").body("text/plain", "x".repeat(101))))
                .isInstanceOf(MessageTooLarge.class);
    }

    @Test
    void whoProvesNothingSendsNothing() {
        var challenge = edge.challenge(request("alice@example.com", "bob@example.com"), edge.phoneMessages::message);
        assertThat(challenge.status()).isEqualTo(401);
        assertThat(edge.world.messages.size()).isZero();
    }

    private SipReply send(FakeRequest request) {
        return edge.proved(request, edge.alices, edge.phoneMessages::message);
    }

    private Message kept() {
        var ids = edge.world.receipts.owned();
        assertThat(ids).hasSize(1);
        return edge.world.messages.find(ids.get(0)).orElseThrow();
    }

    private static FakeRequest request(String from, String to) {
        return FakeRequest.of("MESSAGE", Edge.sip(to), Edge.sip(from), Edge.sip(to));
    }
}
