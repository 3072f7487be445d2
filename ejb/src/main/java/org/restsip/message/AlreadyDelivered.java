package org.restsip.message;

import org.restsip.Refusal;

/** Too late to take a message back. */
public class AlreadyDelivered extends Refusal {
    private static final long serialVersionUID = 1L;

    public AlreadyDelivered() {
        super(Kind.CONFLICT, "every contact has this message already");
    }
}
