package org.restsip.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.restsip.server.AuthStore;
import org.restsip.server.Settings;
import org.restsip.user.PasswordLogin;

/** Our own users and their passwords, as an identity store of the container. */
@ApplicationScoped
public class AccountStore implements IdentityStore {
    @Inject
    private PasswordLogin passwords;

    @Inject
    private Settings settings;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof PasswordCredential password && AuthStore.of(settings) == AuthStore.OWN
                ? Verdicts.of(passwords.prove(password.getCaller(), password.getPasswordAsString(), password.address()))
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
}
