package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Checks passwords so that a known and an unknown user take the same time, and so that at most half of
 * the cores are busy with it: hashing is made to be slow and must not starve everything else.
 */
@Singleton
public class PasswordCheck {
    private final PasswordHashing hashing;
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private volatile Optional<String> nobodysHash = Optional.empty();

    @Inject
    public PasswordCheck(PasswordHashing hashing) {
        this.hashing = hashing;
    }

    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return hashing.hash(password);
        } finally {
            turns.release();
        }
    }

    /** Whether the password made the hash; without a hash it works as long and says no. */
    boolean matches(String password, Optional<String> hash) {
        var against = hash.orElseGet(this::nobodys);
        turns.acquireUninterruptibly();
        try {
            return hashing.verify(password, against) && hash.isPresent();
        } finally {
            turns.release();
        }
    }

    private String nobodys() {
        var known = nobodysHash;
        if (known.isEmpty()) {
            known = Optional.of(hash("nobody's password"));
            nobodysHash = known;
        }
        return known.orElseThrow();
    }
}
