package org.restsip.login;

import java.time.Duration;
import java.util.OptionalInt;
import org.restsip.InvalidValue;

/** The asked life is shorter than the server wants to be asked for (RFC 3261, section 21.4.17). */
public class TooBrief extends InvalidValue {
    private static final long serialVersionUID = 1L;

    private final int minSeconds;

    public TooBrief(Duration minExpires) {
        super("expires", "must be at least " + minExpires.toSeconds());
        this.minSeconds = (int) minExpires.toSeconds();
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(minSeconds);
    }
}
