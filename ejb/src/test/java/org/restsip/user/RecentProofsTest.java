package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentProofsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RecentProofs proofs = new RecentProofs(nanos::get);

    @Test
    void aPairThatFittedIsKnownForFiveMinutes() {
        proofs.add("password", "hash");
        nanos.addAndGet(Duration.ofSeconds(299).toNanos());
        assertThat(proofs.contains("password", "hash")).isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(proofs.contains("password", "hash")).isFalse();
    }

    @Test
    void anotherPasswordOrAnotherHashIsNotKnown() {
        proofs.add("password", "hash");
        assertThat(proofs.contains("other", "hash")).isFalse();
        assertThat(proofs.contains("password", "changed")).isFalse();
        assertThat(proofs.contains("passwordh", "ash")).isFalse();
    }

    @Test
    void whateverComesItDoesNotGrowWithoutBound() {
        for (var i = 0; i < 125_000; i++) {
            proofs.add("password " + i, "hash");
        }
        assertThat(proofs.contains("password 124999", "hash")).isTrue();
        assertThat(proofs.contains("password 0", "hash")).isFalse();
    }
}
