package org.restsip.message;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** The caller has sent as much to other domains as is allowed in a minute. */
public class TooManyOutbound extends Refusal {
    private static final long serialVersionUID = 1L;
    private static final int SECONDS = 60;

    public TooManyOutbound() {
        super(Kind.TOO_MANY, "no more messages may go to other domains in this minute");
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(SECONDS);
    }
}
