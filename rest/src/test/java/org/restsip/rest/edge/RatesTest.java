package org.restsip.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.rest.TestRequest;
import org.restsip.server.Buckets;
import org.restsip.server.TooManyRequests;

class RatesTest {
    private static final Optional<String> ALICE = Optional.of("alice@example.com");
    private static final Optional<String> BOB = Optional.of("bob@example.com");

    private final Time time = new Time();

    private static final class Time implements TimeMeter {
        private long nanos = 1;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }
    }

    @Test
    void aUserHasItsShareAndOthersHaveTheirs() {
        var rates = new Rates(0, 0, 60, time);
        times(60, () -> rates.count(from("192.0.2.1"), ALICE));

        assertThatThrownBy(() -> rates.count(from("192.0.2.1"), ALICE))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        refusal -> assertThat(refusal.seconds()).hasValue(1));
        assertThatCode(() -> rates.count(from("192.0.2.1"), BOB)).doesNotThrowAnyException();
        assertThatCode(() -> rates.count(from("192.0.2.1"), Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void theShareComesBackAsTimeGoesBy() {
        var rates = new Rates(0, 0, 60, time);
        times(60, () -> rates.count(from("192.0.2.1"), ALICE));
        time.pass(Duration.ofSeconds(2));

        times(2, () -> rates.count(from("192.0.2.1"), ALICE));
        assertThatThrownBy(() -> rates.count(from("192.0.2.1"), ALICE)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void anAddressHasItsShareWhoeverAsks() {
        var rates = new Rates(0, 2, 0, time);
        rates.count(from("192.0.2.1"), ALICE);
        rates.count(from("192.0.2.1"), Optional.empty());

        assertThatThrownBy(() -> rates.count(from("192.0.2.1"), BOB)).isInstanceOf(TooManyRequests.class);
        assertThatCode(() -> rates.count(from("192.0.2.2"), BOB)).doesNotThrowAnyException();
    }

    @Test
    void theAddressesOfOneNetworkAreOne() {
        var rates = new Rates(0, 1, 0, time);
        rates.count(from("2001:db8::1"), ALICE);

        assertThatThrownBy(() -> rates.count(from("2001:db8::ffff:1"), ALICE)).isInstanceOf(TooManyRequests.class);
        assertThatCode(() -> rates.count(from("2001:db8:0:1::1"), ALICE)).doesNotThrowAnyException();
    }

    @Test
    void theNodeHasAShareForAll() {
        var rates = new Rates(2, 0, 0, time);
        rates.count(from("192.0.2.1"), ALICE);
        rates.count(from("192.0.2.2"), BOB);

        assertThatThrownBy(() -> rates.count(from("192.0.2.3"), Optional.empty()))
                .isInstanceOf(TooManyRequests.class);
    }

    @Test
    void zeroIsNoLimit() {
        var rates = new Rates(0, 0, 0, time);

        times(1000, () -> rates.count(from("192.0.2.1"), ALICE));
    }

    @Test
    void bucketsAreForgottenWhenTheyAreFullAgain() {
        var buckets = new Buckets(60, 10, time);
        for (var i = 0; i < 10; i++) {
            assertThat(buckets.take("user " + i)).isEmpty();
        }
        time.pass(Duration.ofSeconds(10));

        assertThat(buckets.take("newcomer")).isEmpty();
        assertThat(buckets.size()).isEqualTo(1);
    }

    @Test
    void newcomersShareWhenThereAreTooMany() {
        var buckets = new Buckets(2, 10, time);
        for (var i = 0; i < 10; i++) {
            assertThat(buckets.take("user " + i)).isEmpty();
        }

        assertThat(buckets.take("first newcomer")).isEmpty();
        assertThat(buckets.take("second newcomer")).isEmpty();
        assertThat(buckets.take("third newcomer")).isPresent();
        assertThat(buckets.take("user 1")).isEmpty();
        assertThat(buckets.size()).isEqualTo(10);
    }

    private static Client from(String address) {
        return new Proxies(List.of()).client(TestRequest.get("/").from(address).build());
    }

    private static void times(int count, Runnable task) {
        for (var i = 0; i < count; i++) {
            task.run();
        }
    }
}
