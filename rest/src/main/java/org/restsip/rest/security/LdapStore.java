package org.restsip.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.server.AuthStore;
import org.restsip.server.Settings;
import org.restsip.user.Accounts;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Domains;
import org.restsip.user.LockOut;
import org.restsip.user.Proof;

/** The users of a directory, as an identity store of the container. Those who guess are kept out here as elsewhere. */
@ApplicationScoped
public class LdapStore implements IdentityStore {
    @Inject
    private Directory directory;

    @Inject
    private Accounts accounts;

    @Inject
    private LockOut lockOut;

    @Inject
    private Domains domains;

    @Inject
    private Settings settings;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof PasswordCredential password && AuthStore.of(settings) == AuthStore.LDAP
                ? Verdicts.of(lockOut.guarded(password.getCaller(), password.address(), () -> prove(password)))
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private Optional<Caller> prove(PasswordCredential credential) {
        return address(credential.getCaller())
                .filter(aor -> domains.include(aor.domain()))
                .flatMap(aor -> directory
                        .find(aor, credential.getPasswordAsString())
                        .flatMap(entry -> accounts.welcome(aor, entry.name(), entry.appointments())
                                .map(standing -> new Caller(
                                        aor, standing.roles(), new Proof.OfPassword(standing.generation())))));
    }

    private Optional<Aor> address(String name) {
        try {
            return Optional.of(domains.complete(name));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
