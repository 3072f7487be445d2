package org.restsip.mailbox;

import org.restsip.Refusal;

/** There is no such message in the mailbox. */
public class NoSuchStoredMessage extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoSuchStoredMessage() {
        super(Kind.UNKNOWN, "there is no such message");
    }
}
