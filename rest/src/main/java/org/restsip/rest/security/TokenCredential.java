package org.restsip.rest.security;

import jakarta.security.enterprise.credential.Credential;

/** A token that somebody was given: ours, or an issuer's. */
final class TokenCredential implements Credential {
    private final String token;

    TokenCredential(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** Tokens of issuers have parts (RFC 7519), ours have none. */
    boolean isOfIssuer() {
        return token.indexOf('.') >= 0;
    }
}
