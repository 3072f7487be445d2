package org.restsip.mailbox;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** The mailbox holds as much as one may hold; its owner must throw something away first. */
public class MailboxFull extends Refusal {
    private static final long serialVersionUID = 1L;

    public MailboxFull() {
        super(Kind.TOO_MANY, "the mailbox is full");
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(3600);
    }
}
