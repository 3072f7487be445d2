package org.restsip.call;

import org.restsip.Refusal;

/** All that is shown in the call together is more than may be. */
public class CallTooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    public CallTooLarge(int limit) {
        super(Kind.TOO_LARGE, "what is shown in a call must have no more than " + limit + " characters in all");
    }
}
