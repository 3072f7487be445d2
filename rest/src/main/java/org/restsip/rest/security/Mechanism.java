package org.restsip.rest.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.restsip.Refusal;
import org.restsip.rest.edge.Proxies;
import org.restsip.rest.json.Problem;

/**
 * The one way in for the container: HTTP Basic (RFC 7617), a bearer token (RFC 6750) or the session's cookie, in front
 * of its identity stores. The {@link Gate} acts on what it finds.
 */
@ApplicationScoped
public class Mechanism implements HttpAuthenticationMechanism {
    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private Proxies proxies;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var presented = Presented.in(request, proxies.client(request).ip());
        if (presented.isEmpty()) {
            return context.doNothing();
        }
        try {
            return judge(presented.get(), request, context);
        } catch (Refusal refusal) {
            Gate.refuse(request, Problem.of(refusal));
            return context.doNothing();
        }
    }

    private AuthenticationStatus judge(Credential credential, HttpServletRequest request, HttpMessageContext context) {
        var result = stores.validate(credential);
        if (result.getStatus() == CredentialValidationResult.Status.VALID) {
            Verdicts.caller(result).ifPresent(caller -> Callers.remember(request, caller));
            return context.notifyContainerAboutLogin(result);
        }
        Gate.refuse(request, Problem.of(401, reason(credential)));
        return context.doNothing();
    }

    private static String reason(Credential credential) {
        return credential instanceof TokenCredential
                ? "the session has ended, or the token is not good: log in again"
                : "the address or the password is wrong";
    }
}
