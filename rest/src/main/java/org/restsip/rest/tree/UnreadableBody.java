package org.restsip.rest.tree;

import org.restsip.Refusal;

/** The body cannot be understood at all. */
public class UnreadableBody extends Refusal {
    private static final long serialVersionUID = 1L;

    public UnreadableBody(String reason) {
        super(Kind.INVALID, reason);
    }

    public UnreadableBody(String reason, Throwable cause) {
        super(Kind.INVALID, reason, cause);
    }
}
