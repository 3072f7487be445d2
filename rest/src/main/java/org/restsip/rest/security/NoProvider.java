package org.restsip.rest.security;

import org.restsip.Refusal;

/** Nobody logs in at a provider here. */
public final class NoProvider extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoProvider() {
        super(Kind.UNKNOWN, "this server has no OpenID Connect provider to log in at");
    }
}
