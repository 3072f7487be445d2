package org.restsip.persistence;

/**
 * The secret behind the key that seals device secrets; the same on every node, and for as long as the
 * devices shall work.
 *
 * @param secret any text that is hard to guess; printed by no {@link #toString}
 */
public record SealingKey(String secret) {

    public SealingKey {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a secret is needed to seal device secrets");
        }
    }

    @Override
    public String toString() {
        return "sealing key";
    }
}
