package org.restsip.server;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** The user has as many streams open on this node as anyone may have. */
public class TooManyStreams extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooManyStreams(int limit) {
        super(Kind.TOO_MANY, "no more than " + limit + " open streams at a time; close one first");
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(5);
    }
}
