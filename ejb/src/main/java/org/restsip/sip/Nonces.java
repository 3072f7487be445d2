package org.restsip.sip;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.restsip.user.Ids;

/** Nonces that any node can check without remembering them: the time, and a keyed hash of it. */
final class Nonces {
    private static final int TIME_BYTES = Long.BYTES;
    private static final int MAC_BYTES = 16;

    private final Ids ids;
    private final Clock clock;
    private final Duration life;

    /** What a nonce that came back is worth. */
    enum Verdict {
        FRESH,
        /** It was ours and is too old: the phone may try again with a new one (RFC 7616, section 3.3). */
        STALE,
        FORGED
    }

    Nonces(Ids ids, Clock clock, Duration life) {
        this.ids = ids;
        this.clock = clock;
        this.life = life;
    }

    String next() {
        var time = clock.instant().toEpochMilli();
        var bytes = ByteBuffer.allocate(TIME_BYTES + MAC_BYTES).putLong(time).put(mac(time));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    Verdict check(String nonce) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return Verdict.FORGED;
        }
        if (bytes.length != TIME_BYTES + MAC_BYTES) {
            return Verdict.FORGED;
        }
        var time = ByteBuffer.wrap(bytes).getLong();
        if (!MessageDigest.isEqual(mac(time), Arrays.copyOfRange(bytes, TIME_BYTES, bytes.length))) {
            return Verdict.FORGED;
        }
        var age = Duration.between(Instant.ofEpochMilli(time), clock.instant());
        return age.compareTo(life) <= 0 ? Verdict.FRESH : Verdict.STALE;
    }

    private byte[] mac(long time) {
        return Arrays.copyOf(ids.mac("nonce", Long.toString(time)), MAC_BYTES);
    }
}
