package org.restsip.sip.auth;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.restsip.user.Ids;

/**
 * Nonces that any node can check without remembering them: the time, a keyed hash of it, and one of the address that was
 * asked, so that nobody answers for an address it does not have.
 */
final class Nonces {
    private static final int TIME_BYTES = Long.BYTES;
    private static final int MAC_BYTES = 16;
    private static final int LENGTH = TIME_BYTES + 2 * MAC_BYTES;

    private final Ids ids;
    private final Clock clock;
    private final Duration life;

    /** What a nonce that came back is worth. */
    enum Verdict {
        FRESH,
        /** It was ours and is too old: the phone may try again with a new one (RFC 7616, section 3.3). */
        STALE,
        /** It was ours, and another address was asked: a phone that has moved may try again. */
        MOVED,
        FORGED
    }

    Nonces(Ids ids, Clock clock, Duration life) {
        this.ids = ids;
        this.clock = clock;
        this.life = life;
    }

    /** A new one for whoever is at that address. */
    String next(String address) {
        var time = clock.instant().toEpochMilli();
        var bytes = ByteBuffer.allocate(LENGTH).putLong(time).put(mac(time)).put(mac(time, address));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    Verdict check(String nonce, String address) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return Verdict.FORGED;
        }
        if (bytes.length != LENGTH) {
            return Verdict.FORGED;
        }
        var time = ByteBuffer.wrap(bytes).getLong();
        if (!MessageDigest.isEqual(mac(time), Arrays.copyOfRange(bytes, TIME_BYTES, TIME_BYTES + MAC_BYTES))) {
            return Verdict.FORGED;
        }
        if (!MessageDigest.isEqual(
                mac(time, address), Arrays.copyOfRange(bytes, TIME_BYTES + MAC_BYTES, bytes.length))) {
            return Verdict.MOVED;
        }
        var age = Duration.between(Instant.ofEpochMilli(time), clock.instant());
        return age.compareTo(life) <= 0 ? Verdict.FRESH : Verdict.STALE;
    }

    private byte[] mac(long time) {
        return Arrays.copyOf(ids.mac("nonce", Long.toString(time)), MAC_BYTES);
    }

    private byte[] mac(long time, String address) {
        return Arrays.copyOf(ids.mac("nonce", Long.toString(time), address), MAC_BYTES);
    }
}
