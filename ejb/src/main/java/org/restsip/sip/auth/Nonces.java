package org.restsip.sip.auth;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import org.restsip.sip.auth.Nonce.State;
import org.restsip.user.Ids;

/**
 * Nonces that any node can check without remembering them: the time, some salt, a keyed hash of both with the address that was
 * asked, so that nobody answers for an address it does not have, and one without it.
 */
final class Nonces {
    private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES;
    private static final int MAC_BYTES = 16;
    private static final int LENGTH = HEAD_BYTES + 2 * MAC_BYTES;

    private final Ids ids;
    private final Clock clock;
    private final Duration life;

    Nonces(Ids ids, Clock clock, Duration life) {
        this.ids = ids;
        this.clock = clock;
        this.life = life;
    }

    /** A new one for whoever is at that address. */
    String next(String address) {
        var time = clock.instant().toEpochMilli();
        var salt = ThreadLocalRandom.current().nextInt(); // several are asked within a millisecond
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(time)
                .putInt(salt)
                .put(mac(time, salt, address))
                .put(mac(time, salt, ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    Nonce read(String text, String address) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Nonce.FORGED;
        }
        return bytes.length == LENGTH ? read(bytes, address) : Nonce.FORGED;
    }

    private Nonce read(byte[] bytes, String address) {
        var read = ByteBuffer.wrap(bytes);
        var time = read.getLong();
        var salt = read.getInt();
        var id = read.getLong();
        if (!holds(bytes, HEAD_BYTES + MAC_BYTES, mac(time, salt, ""))) {
            return Nonce.FORGED;
        }
        var state = holds(bytes, HEAD_BYTES, mac(time, salt, address)) ? freshness(time) : State.MOVED;
        return new Nonce(state, Instant.ofEpochMilli(time), id);
    }

    private State freshness(long time) {
        var age = Duration.between(Instant.ofEpochMilli(time), clock.instant());
        return age.compareTo(life) <= 0 ? State.FRESH : State.STALE;
    }

    private static boolean holds(byte[] bytes, int from, byte[] mac) {
        return MessageDigest.isEqual(mac, Arrays.copyOfRange(bytes, from, from + MAC_BYTES));
    }

    private byte[] mac(long time, int salt, String address) {
        return Arrays.copyOf(ids.mac("nonce", Long.toString(time), Integer.toString(salt), address), MAC_BYTES);
    }
}
