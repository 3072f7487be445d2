package org.restsip.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.sip.Edge;
import org.restsip.sip.FakeRequest;
import org.restsip.sip.Refusals;
import org.restsip.user.Caller;
import org.restsip.user.LockedOut;

class AuthenticationTest {
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
        var right = request.answering(nonce(), "example.com", "alice", "secret of alice");
        for (var n = 0; n < 6; n++) {
            assertRefused(request.answering(nonce(), "example.com", "alice", "secret of bob"));
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
        var registered = request.answering(nonce(), "example.com", "alice", "secret of alice");
        var message = FakeRequest.of(
                        "MESSAGE",
                        Edge.sip("bob@example.com"),
                        Edge.sip("alice@example.com"),
                        Edge.sip("bob@example.com"))
                .authorization(registered.headers("Authorization").get(0));
        assertRefused(message);
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
