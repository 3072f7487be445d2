package org.restsip.event;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** The cluster could not do it now: too many at once, too few nodes, or no answer. See {@link Uncertain} for changes. */
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
