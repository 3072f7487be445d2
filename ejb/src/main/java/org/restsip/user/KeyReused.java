package org.restsip.user;

import org.restsip.Refusal;

/** The same key was used to make something else. */
public class KeyReused extends Refusal {
    private static final long serialVersionUID = 1L;

    public KeyReused() {
        super(Kind.CONFLICT, "this Idempotency-Key was used with another body");
    }
}
