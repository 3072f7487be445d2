package org.restsip.rest.security;

import jakarta.ws.rs.NotAuthorizedException;

/** Nobody has proved who is calling. The {@link Gate} says in the answer what may be tried. */
class NotProved extends NotAuthorizedException {
    private static final long serialVersionUID = 1L;

    NotProved() {
        super("Bearer");
    }
}
