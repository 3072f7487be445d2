package org.restsip.call;

import org.restsip.Refusal;

/** The caller may see the call and not do that in it. */
public class NotInvited extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotInvited() {
        super(Kind.FORBIDDEN, "this call is not yours to join or change");
    }
}
