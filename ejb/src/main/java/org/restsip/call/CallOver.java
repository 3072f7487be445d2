package org.restsip.call;

import org.restsip.Refusal;

/** The call has ended. */
public class CallOver extends Refusal {
    private static final long serialVersionUID = 1L;

    public CallOver() {
        super(Kind.GONE, "this call has ended");
    }
}
