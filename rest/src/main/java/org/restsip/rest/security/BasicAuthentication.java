package org.restsip.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.restsip.Refusal;
import org.restsip.rest.json.Problem;

/** HTTP Basic (RFC 7617) in front of the container's identity stores. The {@link Gate} acts on what it finds. */
@ApplicationScoped
public class BasicAuthentication implements HttpAuthenticationMechanism {
    @Inject
    private IdentityStoreHandler stores;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var header = Optional.ofNullable(request.getHeader("Authorization"));
        if (header.isEmpty()) {
            return context.doNothing();
        }
        CredentialValidationResult result;
        try {
            result = header.flatMap(BasicAuthentication::credential)
                    .map(stores::validate)
                    .orElse(CredentialValidationResult.INVALID_RESULT);
        } catch (Refusal refusal) {
            Gate.refuse(request, Problem.of(refusal));
            return context.doNothing();
        }
        if (result.getStatus() == CredentialValidationResult.Status.VALID) {
            return context.notifyContainerAboutLogin(result);
        }
        Gate.refuse(request, Problem.of(401, "the address or the password is wrong"));
        return context.doNothing();
    }

    private static Optional<UsernamePasswordCredential> credential(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
