package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatesTest {
    private long now = Long.MAX_VALUE - 5; // as a machine's clock may be: it wraps
    private final Rates rates = new Rates(60, () -> now);

    @Test
    void aMinutesWorthMayBeAskedAtOnceAndThenOneASecond() {
        assertThat(asked("192.0.2.1", 100)).isEqualTo(60);
        now += Duration.ofSeconds(3).toNanos();
        assertThat(asked("192.0.2.1", 100)).isEqualTo(3);
        now += Duration.ofHours(1).toNanos();
        assertThat(asked("192.0.2.1", 100)).isEqualTo(60);
    }

    @Test
    void othersHaveTheirOwn() {
        asked("192.0.2.1", 100);
        assertThat(asked("198.51.100.1", 100)).isEqualTo(60);
        assertThat(asked("2001:db8::1", 100)).isEqualTo(60);
    }

    @Test
    void anIpv6NetworkIsOne() {
        asked("2001:db8::1", 100);
        assertThat(asked("2001:db8::ffff:1", 100)).isZero();
        assertThat(asked("2001:db8:0:1::1", 100)).isEqualTo(60);
    }

    @Test
    void aMillionAddressesAreServedAndForgotten() throws UnknownHostException {
        var served = 0;
        for (var n = 0; n < 1_000_000; n++) {
            served += rates.take(InetAddress.getByAddress(new byte[] {10, (byte) (n >> 16), (byte) (n >> 8), (byte) n}))
                    ? 1
                    : 0;
        }
        assertThat(served).isGreaterThan(990_000);
    }

    @Test
    void zeroIsNoLimit() {
        var open = new Rates(0, () -> now);
        for (var n = 0; n < 1000; n++) {
            assertThat(open.take(InetAddress.getLoopbackAddress())).isTrue();
        }
    }

    private int asked(String address, int times) {
        try {
            var from = InetAddress.getByName(address);
            var served = 0;
            for (var n = 0; n < times; n++) {
                served += rates.take(from) ? 1 : 0;
            }
            return served;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
