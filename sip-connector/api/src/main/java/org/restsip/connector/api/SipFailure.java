package org.restsip.connector.api;

/** Why a request got no answer. */
public enum SipFailure {
    /** It was sent, and nobody answered in time (RFC 3261, section 17.1.2.2). */
    NO_ANSWER,
    /** It could not be handed to the network, or the connection broke. */
    UNREACHABLE,
    /** No server is known for its address (RFC 3263). */
    NOT_FOUND,
    /** It would have come back to us. */
    LOOP,
    /** It is too large for UDP, and there was no other way (RFC 3261, section 18.1.1; RFC 3428, section 8). */
    TOO_LARGE
}
