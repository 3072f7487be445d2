package org.restsip.connector.api;

/** A response to a request that went out through a {@link SipConnection}. */
public interface SipResponse extends SipMessage {

    /** The status code, 100 to 699 (RFC 3261, section 21). */
    int status();

    /** The reason phrase, possibly empty. */
    String reason();

    /** What the sender of the request gave as {@link OutgoingRequest#correlation()}. */
    String correlation();

    /** Whether no other response can follow (RFC 3261, section 7.2). */
    default boolean isFinal() {
        return status() >= 200;
    }

    /** Whether the request was accepted. */
    default boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }
}
