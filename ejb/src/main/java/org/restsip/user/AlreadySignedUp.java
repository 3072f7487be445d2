package org.restsip.user;

import org.restsip.Refusal;

/** The address is taken. */
public class AlreadySignedUp extends Refusal {
    private static final long serialVersionUID = 1L;

    public AlreadySignedUp(Aor aor) {
        super(Kind.CONFLICT, aor + " has already signed up");
    }
}
