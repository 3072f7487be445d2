package org.restsip.user;

/**
 * What a password is checked against, and how things stood with its user at that same moment: if the password is changed
 * right after, what is proved by the old one has ended by its generation.
 *
 * @param hash with its algorithm and parameters, as {@link PasswordHashing} made it
 */
public record KeptPassword(String hash, Standing standing) {
    @Override
    public String toString() {
        return "password of " + standing;
    }
}
