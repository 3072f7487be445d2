package org.restsip.user;

import org.restsip.Refusal;

/** The user has as many devices as anyone may have. */
public class TooManyDevices extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooManyDevices(int limit) {
        super(Kind.CONFLICT, "no more than " + limit + " devices; remove one first");
    }
}
