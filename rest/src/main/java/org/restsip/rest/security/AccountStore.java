package org.restsip.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.restsip.user.Accounts;
import org.restsip.user.Caller;

/** Our own users, as an identity store of the container. */
@ApplicationScoped
public class AccountStore implements IdentityStore {
    @Inject
    private Accounts accounts;

    /** Called by the container with name and password; empty roles are no groups. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return accounts.authenticate(credential.getCaller(), credential.getPasswordAsString())
                .map(caller -> new CredentialValidationResult(caller.aor().toString(), groups(caller)))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private static Set<String> groups(Caller caller) {
        return caller.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
