package org.restsip.message;

import org.restsip.Refusal;

/** There is no such message, or it is not the caller's to know of. */
public class NoSuchMessage extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchMessage() {
        super(Kind.UNKNOWN, "there is no such message");
    }
}
