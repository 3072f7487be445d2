package org.restsip.connector.stack;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How often each address may ask: so often a minute, and it may save up a minute's worth (the generic cell rate algorithm).
 * Takes a fixed amount of memory whoever asks, and makes no garbage, as it stands before everything else in a flood: addresses
 * fall into slots that nobody can foretell, and the few that share one share its rate.
 */
final class Rates {
    private static final long PERIOD = Duration.ofMinutes(1).toNanos();
    private static final int SLOT_BITS = 16;

    private final long interval;
    private final LongSupplier nanos;
    private final long start;
    private final long seed = ThreadLocalRandom.current().nextLong();
    /** When each slot will have saved up all again. */
    private final AtomicLongArray full = new AtomicLongArray(1 << SLOT_BITS);

    /** @param perMinute 0 is no limit */
    Rates(int perMinute, LongSupplier nanos) {
        this.interval = perMinute == 0 ? 0 : PERIOD / perMinute;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Whether that address may ask now; if so this counts as asked. */
    boolean take(InetAddress address) {
        var slot = slot(address);
        var now = nanos.getAsLong() - start;
        while (true) {
            var until = full.get(slot);
            var next = Math.max(until, now) + interval;
            if (next - now > PERIOD) {
                return false;
            }
            if (full.compareAndSet(slot, until, next)) {
                return true;
            }
        }
    }

    /** In IPv6 whoever has one address has at least 2^64 of them (RFC 6177). */
    private int slot(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        var network = bytes.capacity() == 4 ? bytes.getInt() : bytes.getLong();
        var mixed = (network ^ seed) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (int) (mixed >>> (Long.SIZE - SLOT_BITS));
    }
}
