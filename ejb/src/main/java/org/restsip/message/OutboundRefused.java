package org.restsip.message;

import org.restsip.Refusal;

/** The caller may not send to that other domain. */
public class OutboundRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    public OutboundRefused(String why) {
        super(Kind.FORBIDDEN, why);
    }
}
