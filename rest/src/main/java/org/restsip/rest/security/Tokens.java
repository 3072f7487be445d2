package org.restsip.rest.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;
import org.restsip.user.Caller;

/** Tokens that come by another way than the header of a request. */
@Singleton
public class Tokens {
    private final IdentityStoreHandler stores;

    @Inject
    public Tokens(IdentityStoreHandler stores) {
        this.stores = stores;
    }

    /** Whose token it is; empty if it is not good. */
    public Optional<Caller> caller(String token) {
        return Verdicts.caller(stores.validate(new TokenCredential(token)));
    }
}
