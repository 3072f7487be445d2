package org.restsip.call;

import org.restsip.Refusal;

/** Nobody of that address is invited. */
public class NoSuchInvitation extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchInvitation() {
        super(Kind.UNKNOWN, "nobody of that address is invited to this call");
    }
}
