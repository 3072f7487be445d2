package org.restsip.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.restsip.user.SignIns;
import org.restsip.user.Token;

/** Open sessions, as an identity store of the container. */
@ApplicationScoped
public class SessionStore implements IdentityStore {
    @Inject
    private SignIns signIns;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof TokenCredential token && !token.isOfIssuer()
                ? Verdicts.of(signIns.caller(new Token(token.token())))
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
}
