package org.restsip.connector.api;

import java.util.List;
import java.util.Optional;

/**
 * A request to be sent outside of any dialog. The connector adds Via, Call-ID, CSeq and
 * Max-Forwards.
 *
 * @param method      such as {@code MESSAGE}
 * @param requestUri  whom it asks for
 * @param via         the flow to send it on; empty to send it to the host of the Request-URI
 * @param from        the sender; the connector adds the tag
 * @param to          the receiver
 * @param headers     further headers, in order
 * @param body        the body, if any
 * @param correlation given back with each response and with the timeout; unique among the sender's requests in flight
 */
public record OutgoingRequest(
        String method,
        SipUri requestUri,
        Optional<Flow> via,
        NameAddress from,
        NameAddress to,
        List<SipHeader> headers,
        Optional<SipBody> body,
        String correlation) {}
