package org.restsip.rest.security;

import jakarta.security.enterprise.CallerPrincipal;
import org.restsip.user.Caller;

/** The container's name for a caller, with the core's beside it. */
final class Proved extends CallerPrincipal {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    Proved(Caller caller) {
        super(caller.aor().toString());
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }
}
