package org.restsip.message;

/** A contact's connection is gone: what is for it waits until the contact is back. */
public class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Away(String reason, Throwable cause) {
        super(reason, cause);
    }
}
