package org.restsip.call;

import org.restsip.Refusal;

/** The invitation cannot go where it is wanted to, because of where it is. */
public class AlreadyAnswered extends Refusal {
    private static final long serialVersionUID = 1L;

    public AlreadyAnswered(Invitation.State state) {
        super(Kind.CONFLICT, "this invitation is " + state.word());
    }
}
