package org.restsip.trace;

import org.restsip.Refusal;

/** There is no such trace, or no more. */
public class NoSuchTrace extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchTrace() {
        super(Kind.UNKNOWN, "there is no such trace");
    }
}
