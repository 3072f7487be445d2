package org.restsip.rest.stream;

import org.restsip.Refusal;

/** There is no resource at that path, or none that changes. */
class NothingToWatch extends Refusal {
    private static final long serialVersionUID = 1L;

    NothingToWatch() {
        super(Kind.UNKNOWN, "there is nothing to watch at this path");
    }
}
