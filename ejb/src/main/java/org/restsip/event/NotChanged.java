package org.restsip.event;

import org.restsip.Refusal;

/** The thing is still what the caller wants it not to be. */
public class NotChanged extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotChanged() {
        super(Kind.OUTDATED, "it is still what you have seen");
    }
}
