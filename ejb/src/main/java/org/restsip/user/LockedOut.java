package org.restsip.user;

import java.time.Duration;
import java.util.OptionalInt;
import org.restsip.Refusal;

/** Too many have failed to prove who they are, so that nobody may try for a while; whether the account exists or not. */
public class LockedOut extends Refusal {
    private static final long serialVersionUID = 1L;

    private final int seconds;

    public LockedOut(Duration left) {
        super(Kind.TOO_MANY, "too many wrong passwords; wait before you try again");
        this.seconds = (int) left.plusMillis(999).toSeconds();
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(seconds);
    }
}
