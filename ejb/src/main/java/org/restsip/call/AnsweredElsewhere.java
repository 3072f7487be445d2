package org.restsip.call;

import org.restsip.Refusal;

/** Somebody else, or another device, was the first to answer. */
public class AnsweredElsewhere extends Refusal {
    private static final long serialVersionUID = 1L;

    public AnsweredElsewhere() {
        super(Kind.CONFLICT, "answered elsewhere");
    }
}
