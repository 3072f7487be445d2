package org.restsip.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import org.restsip.user.Accounts;
import org.restsip.user.Caller;
import org.restsip.user.Proof;

/** Those for whom an OpenID Connect issuer vouches, as an identity store of the container. */
@ApplicationScoped
public class IssuerStore implements IdentityStore {
    @Inject
    private Issuer issuer;

    @Inject
    private Accounts accounts;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof TokenCredential token && token.isOfIssuer()
                ? Verdicts.of(caller(token.token()))
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private Optional<Caller> caller(String token) {
        return issuer.verify(token)
                .flatMap(word -> accounts.welcome(word.aor(), word.name())
                        .map(standing -> new Caller(word.aor(), standing.roles(), new Proof.OfIssuer(word.until()))));
    }
}
