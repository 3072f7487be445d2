package org.restsip.login;

import org.restsip.Refusal;

/** The user is reachable in as many places as anyone may be. */
public class TooManyContacts extends Refusal {
    private static final long serialVersionUID = 1L;

    public TooManyContacts(int limit) {
        super(Kind.CONFLICT, "no more than " + limit + " contacts at a time; remove one first");
    }
}
