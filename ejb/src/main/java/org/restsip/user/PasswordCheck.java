package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.restsip.event.TooBusy;

/**
 * Checks passwords so that a known and an unknown user take the same time, and so that at most half of
 * the cores are busy with it: hashing is made to be slow and must not starve everything else.
 */
@Singleton
public class PasswordCheck {
    private static final long PATIENCE_SECONDS = 5;

    private final PasswordHashing hashing;
    private final RecentProofs recent = new RecentProofs(System::nanoTime);
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private volatile Optional<String> nobodysHash = Optional.empty();

    @Inject
    public PasswordCheck(PasswordHashing hashing) {
        this.hashing = hashing;
    }

    /** @throws TooBusy if too many wait already */
    String hash(String password) {
        return inTurn(() -> hashing.hash(password));
    }

    /**
     * Whether the password made the hash; without a hash it works as long and says no.
     *
     * @throws TooBusy if too many wait already
     */
    boolean matches(String password, Optional<String> hash) {
        if (hash.isPresent() && recent.contains(password, hash.get())) {
            return true;
        }
        var against = hash.orElseGet(this::nobodys);
        var right = inTurn(() -> hashing.verify(password, against)) && hash.isPresent();
        if (right) {
            recent.add(password, against);
        }
        return right;
    }

    /** Whether this password was found to have made this hash a short while ago. */
    boolean recognises(String password, String hash) {
        return recent.contains(password, hash);
    }

    private <T> T inTurn(Supplier<T> task) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new TooBusy("too many log in at once; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the server is stopping", e);
        }
        try {
            return task.get();
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
