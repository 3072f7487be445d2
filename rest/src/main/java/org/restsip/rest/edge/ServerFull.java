package org.restsip.rest.edge;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** As many requests are being served as can be at once. */
public class ServerFull extends Refusal {
    private static final long serialVersionUID = 1L;

    ServerFull() {
        super(Kind.UNAVAILABLE, "the server is full");
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(1);
    }
}
