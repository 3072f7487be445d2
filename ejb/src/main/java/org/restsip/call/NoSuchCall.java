package org.restsip.call;

import org.restsip.Refusal;

/** There is no such call, or the caller is not to know that there is. */
public class NoSuchCall extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchCall() {
        super(Kind.UNKNOWN, "there is no such call");
    }
}
