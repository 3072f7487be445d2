package org.restsip.connector.stack.wire;

import java.io.IOException;

/** Where the next message of a stream begins cannot be known. */
final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    @SuppressWarnings("serial") // thrown and caught here
    private final transient byte[] head;

    Unreadable(int status, String why, byte[] head) {
        super(why);
        this.status = status;
        this.head = head;
    }

    int status() {
        return status;
    }

    byte[] head() {
        return head;
    }
}
