package org.restsip.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.restsip.user.PasswordHashing;

/** Argon2id (RFC 9106) with the costs that OWASP advises: 19 MiB, two passes, one lane. */
@ApplicationScoped
public class Argon2PasswordHash implements PasswordHashing {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Cost COST = new Cost(19_456, 2, 1);

    private static final Pattern PHC = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random = new SecureRandom();

    /** Kibibytes, passes and lanes; the bounds keep a forged hash from taking the server's memory or time. */
    private record Cost(int memory, int passes, int lanes) {
        boolean isSane() {
            return lanes >= 1
                    && lanes <= 16
                    && passes >= 1
                    && passes <= 16
                    && memory >= 8 * lanes
                    && memory <= 256 * 1024;
        }

        @Override
        public String toString() {
            return "m=" + memory + ",t=" + passes + ",p=" + lanes;
        }
    }

    /** Salt and value in Base64, as in the PHC string. */
    private record Hash(Cost cost, String salt, String value) {
        static Hash of(String password, Cost cost, byte[] salt) {
            return new Hash(cost, text(salt), text(compute(password, cost, salt, HASH_BYTES)));
        }

        /** Reads a PHC string; empty if it is none of ours or asks too much. */
        static Optional<Hash> parse(String text) {
            var parts = PHC.matcher(text);
            if (!parts.matches()) {
                return Optional.empty();
            }
            var cost = new Cost(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return Optional.of(new Hash(cost, parts.group(4), parts.group(5)))
                    .filter(hash -> hash.cost().isSane());
        }

        boolean isOf(String password) {
            try {
                var known = bytes(value);
                return MessageDigest.isEqual(known, compute(password, cost, bytes(salt), known.length));
            } catch (IllegalArgumentException e) {
                return false; // not Base64 after all
            }
        }

        @Override
        public String toString() {
            return "$argon2id$v=19$" + cost + "$" + salt + "$" + value;
        }
    }

    @Override
    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Hash.of(password, COST, salt).toString();
    }

    @Override
    public boolean verify(String password, String hash) {
        return Hash.parse(hash).filter(known -> known.isOf(password)).isPresent();
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static byte[] compute(String password, Cost cost, byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var bytes = new byte[length];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), bytes);
        return bytes;
    }
}
