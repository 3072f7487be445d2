package org.restsip.mailbox;

import org.restsip.Refusal;

/** The message is larger than a stored one may be. */
public class MediaTooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    public MediaTooLarge(long maxBytes) {
        super(Kind.TOO_LARGE, "a stored message must have no more than " + maxBytes + " bytes");
    }
}
