package org.restsip.connector.stack;

/** The stack could not start: most often an address that is in use. */
public class SipStackException extends Exception {
    private static final long serialVersionUID = 1L;

    SipStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
