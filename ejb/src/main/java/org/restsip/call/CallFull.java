package org.restsip.call;

import org.restsip.Refusal;

/** As many are in the call as may be. */
public class CallFull extends Refusal {
    private static final long serialVersionUID = 1L;

    public CallFull(int limit) {
        super(Kind.CONFLICT, "no more than " + limit + " participants in a call");
    }
}
