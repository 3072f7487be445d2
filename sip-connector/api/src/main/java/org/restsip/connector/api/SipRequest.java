package org.restsip.connector.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A request as it arrived at one of our listeners. */
public interface SipRequest extends SipMessage {

    /** The Request-URI (RFC 3261, section 8.1.1.1). */
    SipUri requestUri();

    /** The Contact header's addresses, empty if there are none or if it is {@code *}. */
    List<NameAddress> contacts();

    /** Whether the Contact header is {@code *} (RFC 3261, section 10.2.2). */
    boolean wildcardContact();

    /** Seconds of the Expires header; empty if there is none (RFC 3261, section 20.19). */
    OptionalInt expires();

    /** Max-Forwards; empty if there is none. */
    OptionalInt maxForwards();

    /** The way on which the request came, and on which its sender can be reached again. */
    Flow flow();

    /** Who the sender of a message over TLS is, if it showed a certificate that we trust. */
    Optional<PeerCertificate> peerCertificate();
}
