package org.restsip.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.MutableClock;
import org.restsip.sip.auth.Nonce.State;
import org.restsip.user.Ids;

class NoncesTest {
    private static final String HOME = "192.0.2.7";
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final MutableClock clock = new MutableClock();
    private final Nonces nonces = new Nonces(new Ids("one secret"), clock, LIFE);

    @Test
    void aNonceIsFreshForItsLifeAndStaleAfterIt() {
        var nonce = nonces.next(HOME);
        assertThat(nonces.read(nonce, HOME).state()).isEqualTo(State.FRESH);
        clock.pass(LIFE.minusMillis(1));
        assertThat(nonces.read(nonce, HOME).state()).isEqualTo(State.FRESH);
        clock.pass(Duration.ofMillis(2));
        assertThat(nonces.read(nonce, HOME).state()).isEqualTo(State.STALE);
    }

    @Test
    void anyNodeOfTheClusterKnowsIt() {
        assertThat(new Nonces(new Ids("one secret"), clock, LIFE)
                        .read(nonces.next(HOME), HOME)
                        .state())
                .isEqualTo(State.FRESH);
    }

    @Test
    void aNonceIsGoodAtTheAddressThatWasAskedAlone() {
        assertThat(nonces.read(nonces.next(HOME), "198.51.100.1").state()).isEqualTo(State.MOVED);
    }

    @Test
    void aNonceOfAnotherClusterIsForged() {
        assertThat(new Nonces(new Ids("another secret"), clock, LIFE)
                        .read(nonces.next(HOME), HOME)
                        .state())
                .isEqualTo(State.FORGED);
    }

    @Test
    void aNonceOfWhichOneBitIsChangedIsForged() {
        var bytes = Base64.getUrlDecoder().decode(nonces.next(HOME));
        for (var n = 0; n < bytes.length; n++) {
            var other = bytes.clone();
            other[n] ^= 1;
            assertThat(nonces.read(Base64.getUrlEncoder().withoutPadding().encodeToString(other), HOME)
                            .state())
                    .as("byte " + n)
                    .isIn(State.FORGED, State.MOVED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "!", "dcd98b7102dd2f0e8b11d0f600bfb0c093", "////////////////////////////////"})
    void whatIsNoNonceIsForged(String text) {
        assertThat(nonces.read(text, HOME).state()).isEqualTo(State.FORGED);
    }

    @Test
    void aNonceThatIsCutOrLongerIsForged() {
        var nonce = nonces.next(HOME);
        assertThat(nonces.read(nonce.substring(4), HOME).state()).isEqualTo(State.FORGED);
        assertThat(nonces.read(nonce + "AAAA", HOME).state()).isEqualTo(State.FORGED);
    }
}
