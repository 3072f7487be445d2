package org.restsip.mailbox;

import org.restsip.Refusal;

/** The message ended before its time; nothing of it is kept. */
public class BrokenOff extends Refusal {
    private static final long serialVersionUID = 1L;

    public BrokenOff() {
        super(Kind.INVALID, "the message ended before its time");
    }

    public BrokenOff(Throwable cause) {
        super(Kind.INVALID, "the message ended before its time", cause);
    }
}
