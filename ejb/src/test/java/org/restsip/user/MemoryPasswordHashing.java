package org.restsip.user;

import java.util.concurrent.atomic.AtomicInteger;

/** Passwords salted by a counter and hashed by nothing: quick, for tests of what stands around it. */
public class MemoryPasswordHashing implements PasswordHashing {
    private final AtomicInteger salts = new AtomicInteger();

    @Override
    public String hash(String password) {
        return "$plain$" + salts.incrementAndGet() + "$" + password;
    }

    @Override
    public boolean verify(String password, String hash) {
        return hash.matches("(?s)\\$plain\\$\\d+\\$.*")
                && hash.substring(hash.indexOf('$', "$plain$".length()) + 1).equals(password);
    }
}
