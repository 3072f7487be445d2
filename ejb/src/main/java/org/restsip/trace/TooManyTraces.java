package org.restsip.trace;

import org.restsip.Refusal;

/** As many traces run as may. */
public class TooManyTraces extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooManyTraces(int limit) {
        super(Kind.CONFLICT, "no more than " + limit + " traces at a time; end one first");
    }
}
