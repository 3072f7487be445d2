package org.restsip.message;

import java.util.OptionalInt;
import org.restsip.Refusal;
import org.restsip.user.Aor;

/** As much waits for the user as may wait. */
public class InboxFull extends Refusal {
    private static final long serialVersionUID = 1L;

    public InboxFull(Aor owner) {
        super(Kind.TOO_MANY, "too much waits for " + owner + " already");
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(10);
    }
}
