package org.restsip.connector.api;

/** A message could not be handed to the network: malformed for SIP, no route, or no transport. */
public class SipSendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SipFailure failure;

    public SipSendException(String message, Throwable cause) {
        super(message, cause);
        failure = SipFailure.UNREACHABLE;
    }

    public SipSendException(String message) {
        this(SipFailure.UNREACHABLE, message);
    }

    public SipSendException(SipFailure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public SipSendException(SipFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    /** Why it could not. */
    public SipFailure failure() {
        return failure;
    }
}
