package org.restsip.user;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes ids that nobody can guess: a letter that says of what, then 128 bits, safe in URLs. Random ones,
 * and keyed ones that come out the same on every node for the same thing.
 */
public class Ids {
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** Keyed ids depend on the cluster's secret, so that strangers cannot foretell them. */
    public Ids(String clusterSecret) {
        key = new SecretKeySpec(clusterSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public String random(char letter) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return letter + URL_SAFE.encodeToString(bytes);
    }

    /** The same letter and parts give the same id on every node of the cluster. */
    public String keyed(char letter, String... parts) {
        return letter + URL_SAFE.encodeToString(Arrays.copyOf(mac(parts), BYTES));
    }

    /** A keyed hash over the parts, whose borders count. */
    public byte[] mac(String... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (var part : parts) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
