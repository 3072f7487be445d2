package org.restsip.connector.api;

/**
 * A request went unanswered until its transaction gave up, or none of its servers could be reached (RFC 3261,
 * sections 17.1.4 and 8.1.3.1).
 *
 * @param correlation what the sender of the request gave as {@link OutgoingRequest#correlation()}
 * @param callId      the Call-ID of the request
 * @param method      the method of the request
 * @param failure     why
 */
public record SipTimeout(String correlation, String callId, String method, SipFailure failure) {

    /** Nobody answered in time. */
    public SipTimeout(String correlation, String callId, String method) {
        this(correlation, callId, method, SipFailure.NO_ANSWER);
    }

    public SipTimeout because(SipFailure other) {
        return new SipTimeout(correlation, callId, method, other);
    }
}
