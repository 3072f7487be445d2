package org.restsip.login;

import org.restsip.Refusal;
import org.restsip.user.Aor;

/** The user has no contact now. */
public class NotLoggedIn extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotLoggedIn(Aor aor) {
        super(Kind.CONFLICT, aor + " is offline");
    }
}
