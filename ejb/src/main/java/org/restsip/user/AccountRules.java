package org.restsip.user;

/**
 * Rules for accounts.
 *
 * @param signupOpen        whether strangers may sign up
 * @param minPasswordLength characters a password must have at least
 * @param maxDevices        devices a user may have
 */
public record AccountRules(boolean signupOpen, int minPasswordLength, int maxDevices) {
    /** Longer passwords are refused, so that hashing one cannot be made expensive. */
    public static final int MAX_PASSWORD_LENGTH = 256;
}
