package org.restsip.message;

import org.restsip.Refusal;

/** The message is larger than one may be. */
public class MessageTooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    public MessageTooLarge(int maxBytes) {
        super(Kind.TOO_LARGE, "a message must have no more than " + maxBytes + " bytes");
    }
}
