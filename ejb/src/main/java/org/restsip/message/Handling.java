package org.restsip.message;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.restsip.InvalidValue;

/**
 * How the sender wants a message handled.
 *
 * @param expires how long it may wait; empty for what is usual
 * @param store   whether it goes to the mailbox when nobody took it in time
 * @param kind    what it is
 * @param hops    how many servers more it may pass
 */
public record Handling(Optional<Duration> expires, boolean store, Kind kind, int hops) {
    /** As many as a message may that begins its way here. */
    static final int MOST_HOPS = 70;

    /** Of a message that begins its way here. */
    public Handling(Optional<Duration> expires, boolean store, Kind kind) {
        this(expires, store, kind, MOST_HOPS);
    }

    /** Nothing in particular. */
    public static final Handling USUAL = new Handling(Optional.empty(), false, Kind.MESSAGE);

    /** What a message is, as its sender says; nobody looks into it. */
    public enum Kind {
        MESSAGE,
        /** Asks the receiver to come; whoever was asked hears when the sender takes it back. */
        INVITE;

        /** Reads the word of the API. */
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue("kind", "must be message or invite"));
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
