package org.restsip.user;

import org.restsip.Refusal;

/** Signup is closed, or not for that domain. */
public class SignupRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public SignupRefused(String reason) {
        super(Kind.FORBIDDEN, reason);
    }
}
