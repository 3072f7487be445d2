package org.restsip.connector.api;

import java.util.List;
import java.util.Optional;

/**
 * A request to be sent. The connector adds Via, and what the sender leaves open: the tag of From, Call-ID, CSeq and
 * Max-Forwards. What is large goes over TCP rather than UDP (RFC 3261, section 18.1.1). The way inside a dialog is the sender's to know: it gives the remote target as Request-URI, both tags, the
 * sequence, and Route headers (RFC 3261, section 12.2.1.1).
 *
 * @param method      such as {@code MESSAGE}
 * @param requestUri  whom it asks for
 * @param via         the flow to send it on; empty to send it to the servers of the Request-URI (RFC 3263)
 * @param from        the sender; without a {@code tag} it gets a new one
 * @param to          the receiver; with its {@code tag} inside a dialog
 * @param sequence    Call-ID and CSeq; empty for a new Call-ID and CSeq 1
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
        Optional<Sequence> sequence,
        List<SipHeader> headers,
        Optional<SipBody> body,
        String correlation) {}
