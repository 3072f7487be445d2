package org.restsip.rest.stream;

import org.restsip.Refusal;

/** The socket watches as many resources as one may. */
class TooManyWatches extends Refusal {
    private static final long serialVersionUID = 1L;

    TooManyWatches(int limit) {
        super(Kind.TOO_MANY, "no more than " + limit + " resources on one socket; unwatch one first");
    }
}
