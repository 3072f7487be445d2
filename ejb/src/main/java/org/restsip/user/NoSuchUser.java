package org.restsip.user;

import org.restsip.Refusal;

/** There is no such user, or the caller is not to know that there is: both look alike. */
public class NoSuchUser extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchUser() {
        super(Kind.UNKNOWN, "there is no such user");
    }
}
