package org.restsip.user;

import org.restsip.Refusal;

/** The caller is known, and this is somebody else's. */
public class NotYours extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotYours(String what) {
        super(Kind.FORBIDDEN, what);
    }
}
