package org.restsip.mailbox;

import java.util.OptionalInt;
import org.restsip.Refusal;

/** The sender has as much in the mailbox as one sender may have there. */
public class TooMuchFromOne extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooMuchFromOne() {
        super(Kind.TOO_MANY, "you have left as much in this mailbox as one sender may leave");
    }

    @Override
    public OptionalInt seconds() {
        return OptionalInt.of(3600);
    }
}
