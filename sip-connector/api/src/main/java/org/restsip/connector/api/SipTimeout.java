package org.restsip.connector.api;

/**
 * A request went unanswered until its transaction gave up, or its transport failed (RFC 3261,
 * sections 17.1.4 and 8.1.3.1).
 *
 * @param correlation what the sender of the request gave as {@link OutgoingRequest#correlation()}
 * @param callId      the Call-ID of the request
 * @param method      the method of the request
 */
public record SipTimeout(String correlation, String callId, String method) {}
