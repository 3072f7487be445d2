package org.restsip.user;

import java.time.Instant;

/** By what a caller has proved who it is. What it may do ends with that: see {@link Rights}. */
public sealed interface Proof {

    /** Nothing that could end sooner than the request it came with. */
    Proof NONE = new OfRequest();

    /** Proved for one request alone, as a phone does by its digest. */
    record OfRequest() implements Proof {}

    /** By a session, with which it ends. */
    record OfSession(SessionId id) implements Proof {}

    /**
     * By a password.
     *
     * @param generation which of the user's credentials, see {@link Standing#generation}
     */
    record OfPassword(int generation) implements Proof {}

    /** By the word of an issuer whom we trust, which is good until then. */
    record OfIssuer(Instant until) implements Proof {}
}
