package org.restsip.sip.auth;

import java.time.Instant;

/**
 * A nonce that came back.
 *
 * @param state  what it is worth
 * @param issued when we made it; has no meaning if it is forged
 * @param id     tells it from others; nobody can choose it
 */
record Nonce(State state, Instant issued, long id) {
    static final Nonce FORGED = new Nonce(State.FORGED, Instant.EPOCH, 0);

    /** What a nonce is worth. */
    enum State {
        FRESH,
        /** It was ours and is too old: the phone may try again with a new one (RFC 7616, section 3.3). */
        STALE,
        /** It was ours, and another address was asked: a phone that has moved may try again. */
        MOVED,
        FORGED
    }
}
