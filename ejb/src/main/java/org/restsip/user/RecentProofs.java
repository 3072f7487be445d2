package org.restsip.user;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Pairs of password and hash that were found to fit a short while ago, so that a client that says its
 * password with every request does not cost a slow hash each time. Only a keyed hash of a pair is
 * remembered, under a key that this process alone knows; and because the stored hash is a part of it, a
 * changed password is noticed at once.
 */
final class RecentProofs {
    private static final long LIFE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int LIMIT = 50_000;

    private final Ids keyed;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<String, Long> proved = new ConcurrentHashMap<>();

    RecentProofs(LongSupplier nanos) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.keyed = new Ids(HexFormat.of().formatHex(key));
        this.nanos = nanos;
    }

    boolean contains(String password, String hash) {
        var since = proved.get(proof(password, hash));
        return since != null && nanos.getAsLong() - since < LIFE_NANOS;
    }

    void add(String password, String hash) {
        if (proved.size() >= LIMIT) {
            var now = nanos.getAsLong();
            proved.values().removeIf(since -> now - since >= LIFE_NANOS);
            if (proved.size() >= LIMIT) {
                proved.clear();
            }
        }
        proved.put(proof(password, hash), nanos.getAsLong());
    }

    private String proof(String password, String hash) {
        return Base64.getEncoder().encodeToString(keyed.mac(password, hash));
    }
}
