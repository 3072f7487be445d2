package org.restsip.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.restsip.MutableClock;
import org.restsip.sip.auth.Nonce.State;

class NonceUsesTest {
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final MutableClock clock = new MutableClock();
    private final NonceUses uses = new NonceUses(clock, LIFE, 10);

    @Test
    void eachUseMustCountHigherThanTheLast() {
        var nonce = nonce(1);
        assertThat(uses.admits(nonce, use(1))).isTrue();
        assertThat(uses.admits(nonce, use(1))).isFalse();
        assertThat(uses.admits(nonce, use(3))).isTrue();
        assertThat(uses.admits(nonce, use(2))).isFalse();
        assertThat(uses.admits(nonce(2), use(1))).isTrue();
    }

    @Test
    void theSameAgainIsTakenIfItMayComeTwice() {
        var nonce = nonce(1);
        var first = new NonceUse(1, OptionalLong.of(7));
        assertThat(uses.admits(nonce, first)).isTrue();
        assertThat(uses.admits(nonce, first)).isTrue();
        assertThat(uses.admits(nonce, new NonceUse(1, OptionalLong.of(8)))).isFalse();
        assertThat(uses.admits(nonce, use(2))).isTrue();
        assertThat(uses.admits(nonce, first)).isFalse();
    }

    @Test
    void whatIsUsedIsKnownForAsLongAsTheNonceIsGood() {
        var nonce = nonce(1);
        assertThat(uses.admits(nonce, use(1))).isTrue();
        for (var n = 0; n < 6; n++) {
            clock.pass(LIFE.dividedBy(6));
            assertThat(uses.admits(nonce, use(1))).isFalse();
            uses.admits(nonce(100 + n), use(1));
        }
    }

    @Test
    void whenThereIsNoRoomOldNoncesAreGoodNoMoreAndNewOnesAre() {
        var early = nonce(1);
        assertThat(uses.admits(early, use(1))).isTrue();
        for (var n = 0; n < 100; n++) {
            clock.pass(Duration.ofMillis(1));
            assertThat(uses.admits(nonce(1000 + n), use(1))).as("new one " + n).isTrue();
        }
        assertThat(uses.admits(early, use(1))).isFalse();
        assertThat(uses.admits(early, use(2))).isFalse();
    }

    private Nonce nonce(long id) {
        return new Nonce(State.FRESH, clock.instant(), id);
    }

    private static NonceUse use(long count) {
        return new NonceUse(count, OptionalLong.empty());
    }
}
