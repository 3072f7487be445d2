package org.restsip.connector.api;

import java.util.List;
import java.util.Optional;

/** What SIP requests and responses have in common (RFC 3261, section 7). Immutable. */
public interface SipMessage {

    /** Call-ID (RFC 3261, section 20.8). */
    String callId();

    /** The number of the CSeq header (RFC 3261, section 20.16). */
    long cseq();

    /** The method of the CSeq header; of a request it is the method itself. */
    String method();

    NameAddress from();

    NameAddress to();

    /**
     * The values of all headers of that name, in order, without the name, however many lines they
     * came in. Names are compared without regard to case; compact forms are known by their long name.
     */
    List<String> headers(String name);

    /** The first value of the header of that name. */
    default Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** The body with its Content-Type; empty if the message has none. */
    Optional<SipBody> body();
}
