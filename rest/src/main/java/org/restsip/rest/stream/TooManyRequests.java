package org.restsip.rest.stream;

import org.restsip.Refusal;

/** The socket has as many requests under way as it may have. */
class TooManyRequests extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyRequests(int limit) {
        super(Kind.TOO_MANY, "no more than " + limit + " requests at a time; wait for an answer");
    }
}
