package org.restsip.server;

import java.time.Duration;
import java.util.OptionalInt;
import org.restsip.Refusal;

/** Somebody asks more often than it may. */
public class TooManyRequests extends Refusal {
    private static final long serialVersionUID = 1L;

    private final int seconds;

    /** @param whose in words, as "of this user" */
    public TooManyRequests(String whose, Duration wait) {
        super(Kind.TOO_MANY, "too many requests " + whose);
        this.seconds = Math.toIntExact(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(seconds);
    }
}
