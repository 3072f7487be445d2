package org.restsip.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.connector.api.PeerCertificate;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.server.TooManyRequests;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;
import org.restsip.sip.Refusals;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.LockedOut;
import org.restsip.user.NotYours;

class AuthenticationTest {
    private static final SipUri BOBS = Edge.sip("bob@example.com");

    private final Edge edge = new Edge();
    private final FakeRequest request = FakeRequest.of(
            "REGISTER", Edge.sip("example.com"), Edge.sip("alice@example.com"), Edge.sip("alice@example.com"));

    @Test
    void whoProvesNothingIsAskedWithEveryAlgorithmInOrder() {
        var challenge = challenge(request);
        assertThat(challenge.status()).isEqualTo(401);
        assertThat(challenge.headers()).extracting(SipHeader::name).containsOnly("WWW-Authenticate");
        assertThat(challenge.headers().stream()
                        .map(header -> Digest.parse(header.value()).orElseThrow())
                        .map(digest -> digest.value("algorithm")))
                .containsExactly("MD5", "SHA-256");
        assertThat(challenge.headers())
                .allSatisfy(header -> assertThat(header.value())
                        .contains("realm=\"example.com\"")
                        .contains("qop=\"auth\"")
                        .doesNotContain("stale"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d-alice", "alice@example.com", "alice", "ALICE@example.com"})
    void aDigestNamesTheDeviceTheAddressOrItsLocalPart(String username) {
        var answered = request.answering(nonce(), "example.com", username, "secret of alice");
        assertThat(edge.authentication.authenticate(answered)).isEqualTo(Caller.user(ALICE));
    }

    @Test
    void theSecretOfAnotherProvesNothing() {
        assertRefused(request.answering(nonce(), "example.com", "alice", "secret of bob"));
        assertRefused(request.answering(nonce(), "example.com", "nobody", "nobody's secret"));
    }

    @Test
    void tooManyWrongDigestsLockOutAndToBeAskedIsNoFailure() {
        for (var n = 0; n < 10; n++) {
            challenge(request);
        }
        for (var n = 0; n < 3; n++) {
            assertRefused(request.answering(nonce(), "example.com", "alice", "secret of bob"));
        }
        var right = request.answering(nonce(), "example.com", "d-alice", "secret of alice");
        assertThatThrownBy(() -> edge.authentication.authenticate(right)).isInstanceOf(LockedOut.class);
        assertThat(Refusals.reply(new LockedOut(Duration.ofSeconds(7))).status())
                .isEqualTo(403);
    }

    @Test
    void wrongPasswordsOnTheWebAndWrongDigestsAreCountedTogether() {
        var address = request.flow().remoteAddress().getHostAddress();
        edge.world.lockOut.guarded("alice", address, Optional::empty);
        edge.world.lockOut.guarded("alice@example.com", address, Optional::empty);
        assertRefused(request.answering(nonce(), "example.com", "d-alice", "secret of bob"));
        var right = request.answering(nonce(), "example.com", "alice", "secret of alice");
        assertThatThrownBy(() -> edge.authentication.authenticate(right)).isInstanceOf(LockedOut.class);
    }

    @Test
    void aRightDigestMakesUpForWrongOnes() {
        for (var n = 0; n < 6; n++) {
            assertRefused(request.answering(nonce(), "example.com", "alice", "secret of bob"));
            var right = request.answering(nonce(), "example.com", "alice", "secret of alice");
            assertThat(edge.authentication.authenticate(right)).isEqualTo(Caller.user(ALICE));
        }
    }

    @Test
    void aDisabledUsersPhoneProvesNothing() {
        edge.world.users.setDisabled(ALICE, true);
        assertRefused(request.answering(nonce(), "example.com", "d-alice", "secret of alice"));
    }

    @Test
    void aDigestForAnotherRealmIsNotForUs() {
        assertRefused(request.answering(nonce(), "example.net", "alice", "secret of alice"));
    }

    @Test
    void aNonceThatIsTooOldIsStaleForWhoKnowsTheSecretAndForNobodyElse() {
        var right = request.answering(nonce(), "example.com", "alice", "secret of alice");
        var wrong = request.answering(nonce(), "example.com", "alice", "secret of bob");
        edge.world.clock.pass(Duration.ofSeconds(61));
        assertThat(challenge(right).headers().get(0).value()).contains("stale=true");
        assertThat(challenge(wrong).headers().get(0).value()).doesNotContain("stale");
    }

    @Test
    void aNonceThatIsNotOursProvesNothing() {
        assertRefused(
                request.answering("dcd98b7102dd2f0e8b11d0f600bfb0c093", "example.com", "alice", "secret of alice"));
    }

    @Test
    void anAnswerForAnotherMethodProvesNothing() {
        var subscribed = fromAlice("SUBSCRIBE").answering(nonce(), "example.com", "alice", "secret of alice");
        assertRefused(fromAlice("MESSAGE")
                .authorization(subscribed.headers("Authorization").get(0)));
    }

    /** As do phones, and test tools, that write the address of the server there. */
    @Test
    void anAnswerMayNameAnotherTarget() {
        assertThat(edge.authentication.authenticate(answeredForCarol(edge))).isEqualTo(Caller.user(ALICE));
    }

    @Test
    void whereTheTargetIsCheckedAnAnswerForAnotherOneIsRefused() {
        var strict = new Edge(Map.of("sip.auth.check-uri", "true"));
        var answered = answeredForCarol(strict);
        assertThatThrownBy(() -> strict.authentication.authenticate(answered)).isInstanceOf(InvalidValue.class);
    }

    private static FakeRequest answeredForCarol(Edge edge) {
        var alice = Edge.sip("alice@example.com");
        var carol = Edge.sip("carol@example.com");
        var request = fromAlice("MESSAGE");
        var asked = edge.challenge(request, unproved -> {
            edge.authentication.authenticate(unproved);
            return SipReply.of(200);
        });
        var elsewhere = FakeRequest.of("MESSAGE", carol, alice, carol).answering(asked, edge.alices);
        return request.authorization(elsewhere.headers("Authorization").get(0));
    }

    @Test
    void whatIsHeardOnTheWayCannotBeSaidAgain() {
        var heard = fromAlice("MESSAGE").answering(nonce(), "example.com", "alice", "secret of alice");
        assertThat(edge.authentication.authenticate(heard)).isEqualTo(Caller.user(ALICE));
        assertThat(challenge(heard).headers().get(0).value()).contains("stale=true");
    }

    @Test
    void aNonceServesAgainIfThePhoneCountsUp() {
        var nonce = nonce();
        assertThat(isProved(nonce, "00000001")).isTrue();
        assertThat(isProved(nonce, "0000000a")).isTrue();
        assertThat(isProved(nonce, "00000009")).isFalse();
        assertThat(isProved(nonce, "0000000a")).isFalse();
        assertThat(isProved(nonce, "0000000B")).isTrue();
        assertThat(isProved(nonce, "c")).isFalse();
    }

    @Test
    void aRegisterThatIsRepeatedWordForWordIsNoReplayAndOneWithAnotherContactIs() {
        var first =
                request.contact("sip:alice@192.0.2.7").answering(nonce(), "example.com", "alice", "secret of alice");
        assertThat(edge.authentication.authenticate(first)).isEqualTo(Caller.user(ALICE));
        assertThat(edge.authentication.authenticate(first)).isEqualTo(Caller.user(ALICE));
        challenge(first.contact("sip:mallory@198.51.100.1"));
        challenge(first.expires(0));
        challenge(first.cseq(2));
        challenge(first.header("Via", "SIP/2.0/UDP 198.51.100.1;branch=z9hG4bKother"));
    }

    @Test
    void theSenderMustBeWhoTheCredentialSays() {
        var proved = fromAlice("MESSAGE").answering(nonce(), "example.com", "alice", "secret of alice");
        assertThat(edge.authentication.sender(proved).caller()).isEqualTo(Caller.user(ALICE));
        var forged = FakeRequest.of("MESSAGE", BOBS, Edge.sip("carol@example.com"), BOBS)
                .header("P-Asserted-Identity", "<sip:carol@example.com>")
                .answering(nonce(), "example.com", "alice", "secret of alice");
        assertThatThrownBy(() -> edge.authentication.sender(forged)).isInstanceOf(NotYours.class);
    }

    @Test
    void aStrangerUnderANameOfOursIsAskedAndOneOfAnotherDomainIsRefused() {
        edge.challenge(fromAlice("MESSAGE"), asked -> {
            throw new AssertionError("proved " + edge.authentication.sender(asked));
        });
        var foreign = FakeRequest.of("MESSAGE", BOBS, Edge.sip("zoe@example.net"), BOBS);
        assertThatThrownBy(() -> edge.authentication.sender(foreign)).isInstanceOf(NotYours.class);
        var proved = foreign.answering(nonce(), "example.com", "alice", "secret of alice");
        assertThatThrownBy(() -> edge.authentication.sender(proved)).isInstanceOf(NotYours.class);
    }

    @Test
    void aPeerVouchesForItsDomainsAndNeverForOurs() {
        var trunked = new Edge(Map.of(
                "sip.peers", "acme", "sip.peer.acme.addresses", "127.0.0.0/8", "sip.peer.acme.domains", "Example.net"));
        var sender = trunked.authentication.sender(FakeRequest.of("MESSAGE", BOBS, Edge.sip("zoe@example.net"), BOBS));
        assertThat(sender.peer()).contains("acme");
        assertThat(sender.isOurs()).isFalse();
        assertThat(sender.caller()).isEqualTo(Caller.user(Aor.of("zoe@example.net")));
        assertThatThrownBy(() -> trunked.authentication.sender(
                        FakeRequest.of("MESSAGE", BOBS, Edge.sip("zoe@example.edu"), BOBS)))
                .isInstanceOf(NotYours.class);
        trunked.challenge(fromAlice("MESSAGE"), asked -> {
            throw new AssertionError("proved " + trunked.authentication.sender(asked));
        });
    }

    @Test
    void theRealmIsTheDomainThatIsAddressedAndAnyOfOursIsTaken() {
        var other = FakeRequest.of(
                "REGISTER", Edge.sip("example.org"), Edge.sip("zoe@example.org"), Edge.sip("zoe@example.org"));
        assertThat(challenge(other).headers().get(0).value()).contains("realm=\"example.org\"");
        assertThat(challenge(fromAlice("MESSAGE")).headers().get(0).value()).contains("realm=\"example.com\"");
        var named = request.answering(nonce(), "example.org", "alice@example.com", "secret of alice");
        assertThat(edge.authentication.authenticate(named)).isEqualTo(Caller.user(ALICE));
        assertRefused(request.answering(nonce(), "example.org", "alice", "secret of alice"));
    }

    @Test
    void knownAndUnknownUsersAreAnsweredAlike() {
        var nobody = FakeRequest.of(
                "REGISTER", Edge.sip("example.com"), Edge.sip("nobody@example.com"), Edge.sip("nobody@example.com"));
        assertThat(shape(challenge(nobody))).isEqualTo(shape(challenge(request)));
        var wrong = shape(challenge(request.answering(nonce(), "example.com", "alice", "wrong")));
        assertThat(shape(challenge(nobody.answering(nonce(), "example.com", "nobody", "wrong"))))
                .isEqualTo(wrong);
    }

    @Test
    void aUserWhoAsksTooOftenIsToldToWaitAndNobodyElseIs() {
        var slow = new Edge(Map.of("sip.rate.user", "2"));
        for (var n = 0; n < 2; n++) {
            slow.proved(fromAlice("MESSAGE"), slow.alices, asked -> ok(slow.authentication.authenticate(asked)));
        }
        assertThatThrownBy(() -> slow.proved(
                        fromAlice("MESSAGE"), slow.alices, asked -> ok(slow.authentication.authenticate(asked))))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        busy -> assertThat(Refusals.reply(busy).status()).isEqualTo(503));
        slow.proved(fromAlice("MESSAGE"), slow.bobs, asked -> ok(slow.authentication.authenticate(asked)));
    }

    @Test
    void aCertificateProvesTheUserThatItNamesIfTheOperatorSaysSo() {
        var trusting = new Edge(Map.of("sip.auth.certificates", "true"));
        var named = over(Set.of("sip:Alice@example.com"), fromAlice("MESSAGE"));
        assertThat(trusting.authentication.sender(named).caller()).isEqualTo(Caller.user(ALICE));
        assertThatThrownBy(() -> trusting.authentication.sender(
                        over(Set.of("sip:bob@example.com", "sip:example.com"), fromAlice("MESSAGE"))))
                .isInstanceOf(Challenged.class);
        assertThatThrownBy(() -> edge.authentication.sender(named)).isInstanceOf(Challenged.class);
        trusting.world.users.setDisabled(ALICE, true);
        assertThatThrownBy(() -> trusting.authentication.sender(named)).isInstanceOf(Challenged.class);
    }

    private static SipRequest over(Set<String> names, SipRequest request) {
        var certificate = new PeerCertificate(names, Set.of(), "");
        return (SipRequest) Proxy.newProxyInstance(
                SipRequest.class.getClassLoader(),
                new Class<?>[] {SipRequest.class},
                (proxy, method, arguments) -> method.getName().equals("peerCertificate")
                        ? Optional.of(certificate)
                        : method.invoke(request, arguments));
    }

    private static SipReply ok(Caller caller) {
        assertThat(caller).isNotNull();
        return SipReply.of(200);
    }

    /** Without what is new each time. */
    private static String shape(SipReply reply) {
        return reply.toString().replaceAll("nonce=\"[^\"]+\"", "nonce");
    }

    private static FakeRequest fromAlice(String method) {
        return FakeRequest.of(method, BOBS, Edge.sip("alice@example.com"), BOBS);
    }

    private boolean isProved(String nonce, String count) {
        var response = Algorithm.MD5.hash(String.join(
                ":",
                Algorithm.MD5.hash("alice:example.com:secret of alice"),
                nonce,
                count,
                "c",
                "auth",
                Algorithm.MD5.hash("MESSAGE:sip:bob@example.com")));
        var answered = fromAlice("MESSAGE")
                .authorization(("Digest username=\"alice\", realm=\"example.com\", nonce=\"%s\", "
                                + "uri=\"sip:bob@example.com\", qop=auth, nc=%s, cnonce=\"c\", response=\"%s\"")
                        .formatted(nonce, count, response));
        try {
            return edge.authentication.authenticate(answered).is(ALICE);
        } catch (Challenged challenged) {
            return false;
        }
    }

    @Test
    void anAnswerWithoutProtectionAgainstReplayIsNotTaken() {
        var answered = request.answering(nonce(), "example.com", "alice", "secret of alice");
        var header = answered.headers("Authorization").get(0).replace("qop=auth, ", "");
        assertRefused(request.authorization(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YWxpY2U6c2VjcmV0", "Digest", "Digest \"\"\"\"", "Digest realm=\"example.com\""})
    void whatCannotBeReadProvesNothing(String header) {
        assertRefused(request.authorization(header));
    }

    private String nonce() {
        return Digest.parse(challenge(request).headers().get(0).value())
                .orElseThrow()
                .value("nonce");
    }

    private void assertRefused(FakeRequest refused) {
        assertThat(challenge(refused).headers().get(0).value()).doesNotContain("stale");
    }

    private SipReply challenge(FakeRequest challenged) {
        return edge.challenge(challenged, asked -> {
            throw new AssertionError("proved " + edge.authentication.authenticate(asked));
        });
    }
}
