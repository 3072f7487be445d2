package org.restsip.persistence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.restsip.user.DeviceId;

/**
 * Makes device secrets unreadable in the store: AES-256-GCM (NIST SP 800-38D) under a key derived by HKDF
 * (RFC 5869), bound to the device's id, so that a secret moved to another row does not open.
 */
final class DeviceSeal {
    /** Names the way of sealing, so that a later one can be told apart. */
    private static final String VERSION = "1.";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    DeviceSeal(SealingKey sealingKey) {
        key = new SecretKeySpec(derived(sealingKey), "AES");
    }

    String close(DeviceId id, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            var both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return VERSION + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** The secret; {@link IllegalStateException} if it was sealed by another key or for another device. */
    String open(DeviceId id, String sealed) {
        try {
            var both = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            var nonce = Arrays.copyOf(both, NONCE_BYTES);
            var secret = cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("the secret of device " + id + " was sealed by another key", e);
        }
    }

    private Cipher cipher(int mode, DeviceId id, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + id.value()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] derived(SealingKey sealingKey) {
        var hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(
                sealingKey.secret().getBytes(StandardCharsets.UTF_8),
                null,
                "restsip device secrets".getBytes(StandardCharsets.UTF_8)));
        var bytes = new byte[KEY_BYTES];
        hkdf.generateBytes(bytes, 0, bytes.length);
        return bytes;
    }
}
