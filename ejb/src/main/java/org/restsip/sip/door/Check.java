package org.restsip.sip.door;

import java.util.Optional;
import org.restsip.connector.api.SipRequest;

/** One question that the door asks of every request before it goes to its service (RFC 3261, sections 8.2 and 16.3). */
interface Check {

    /** What speaks against the request; empty if nothing does. */
    Optional<Objection> objection(SipRequest request);
}
