package org.restsip.user;

/**
 * Rules for accounts.
 *
 * @param ownPasswords      whether users prove themselves by passwords that are kept here, and not elsewhere
 * @param signupOpen        whether strangers may sign up
 * @param minPasswordLength characters a password must have at least
 * @param maxDevices        devices a user may have
 */
public record AccountRules(boolean ownPasswords, boolean signupOpen, int minPasswordLength, int maxDevices) {
    /** Longer passwords are refused, so that hashing one cannot be made expensive. */
    public static final int MAX_PASSWORD_LENGTH = 256;
}
