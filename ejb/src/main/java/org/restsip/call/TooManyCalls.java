package org.restsip.call;

import org.restsip.Refusal;

/** As many calls of the caller go on as may. */
public class TooManyCalls extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooManyCalls(int limit) {
        super(Kind.TOO_MANY, "no more than " + limit + " calls of yours can go on at a time; end one first");
    }
}
