package org.restsip.call;

import org.restsip.Refusal;

/** Nobody of that id is in the call any more. */
public class NoSuchParticipant extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchParticipant() {
        super(Kind.GONE, "this participant has left the call");
    }
}
