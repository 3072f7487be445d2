package org.restsip.login;

import org.restsip.Refusal;

/** An older REGISTER of the same phone came after a newer one (RFC 3261, section 10.3, step 7). */
public class StaleRegistration extends Refusal {
    private static final long serialVersionUID = 1L;

    public StaleRegistration() {
        super(Kind.CONFLICT, "a newer registration of this phone is known");
    }
}
