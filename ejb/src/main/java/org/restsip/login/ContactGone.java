package org.restsip.login;

import org.restsip.Refusal;

/** The contact has ended, or never was. */
public class ContactGone extends Refusal {
    private static final long serialVersionUID = 1L;

    public ContactGone() {
        super(Kind.GONE, "this contact is gone; log in again");
    }
}
