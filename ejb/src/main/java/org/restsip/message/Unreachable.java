package org.restsip.message;

/** A contact cannot be reached. The message says why, in plain words, for the sender's receipt. */
public class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String reason) {
        super(reason);
    }

    public Unreachable(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why, in plain words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
