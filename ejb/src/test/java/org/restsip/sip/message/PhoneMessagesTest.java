package org.restsip.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.BOB;
import static org.restsip.World.web;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.SipReply;
import org.restsip.message.Message;
import org.restsip.message.MessageTooLarge;
import org.restsip.message.Offline;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;

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
        assertThatThrownBy(() -> send(request("alice@example.com", "bob@example.net")))
                .isInstanceOf(NotYours.class);
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
