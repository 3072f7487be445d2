package org.restsip.event;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** The cluster could not keep a change now: too many at once, too few nodes, or no certain answer. */
public class TooBusy extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooBusy(String message) {
        super(Kind.UNAVAILABLE, message);
    }

    public TooBusy(String message, Throwable cause) {
        super(Kind.UNAVAILABLE, message, cause);
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(1);
    }
}
