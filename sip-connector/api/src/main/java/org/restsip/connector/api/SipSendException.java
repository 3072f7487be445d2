package org.restsip.connector.api;

/** A message could not be handed to the network: malformed for SIP, no route, or no transport. */
public class SipSendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SipSendException(String message, Throwable cause) {
        super(message, cause);
    }

    public SipSendException(String message) {
        super(message);
    }
}
