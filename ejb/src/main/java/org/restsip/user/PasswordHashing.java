package org.restsip.user;

/** A port: slow, salted hashing of passwords. */
public interface PasswordHashing {

    /** A new hash in PHC string form, with algorithm, parameters and salt. */
    String hash(String password);

    /** Whether the password made that hash; compares in constant time. */
    boolean verify(String password, String hash);
}
