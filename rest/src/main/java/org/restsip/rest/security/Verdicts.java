package org.restsip.rest.security;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.restsip.user.Caller;

/** What an identity store tells the container. */
final class Verdicts {
    private Verdicts() {}

    static CredentialValidationResult of(Optional<Caller> caller) {
        return caller.map(known -> new CredentialValidationResult(new Proved(known), groups(known)))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    /** The caller whom a store has found. */
    static Optional<Caller> caller(CredentialValidationResult result) {
        return result.getStatus() == CredentialValidationResult.Status.VALID
                        && result.getCallerPrincipal() instanceof Proved proved
                ? Optional.of(proved.caller())
                : Optional.empty();
    }

    private static Set<String> groups(Caller caller) {
        return caller.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
