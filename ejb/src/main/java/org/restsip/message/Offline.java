package org.restsip.message;

import org.restsip.Refusal;
import org.restsip.user.User;
import org.restsip.user.UserId;

/** The receiver has no contact now; one may leave a message in the mailbox. */
public class Offline extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String receiver;

    public Offline(User receiver) {
        super(Kind.CONFLICT, receiver.aor() + " is offline");
        this.receiver = receiver.id().value();
    }

    /** Whose mailbox there is. */
    public UserId receiver() {
        return new UserId(receiver);
    }
}
