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
import org.restsip.rest.Responses;
import org.restsip.rest.json.Problem;
import org.restsip.user.Domains;

/**
 * HTTP Basic (RFC 7617) in front of the container's identity stores. Whoever says nothing gets to public
 * paths only; whoever says something wrong gets nowhere, not even there.
 */
@ApplicationScoped
public class BasicAuthentication implements HttpAuthenticationMechanism {
    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private Domains domains;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var header = Optional.ofNullable(request.getHeader("Authorization"));
        if (header.isEmpty()) {
            return isPublic(request) ? context.doNothing() : refuse(response);
        }
        var result = header.flatMap(BasicAuthentication::credential)
                .map(stores::validate)
                .orElse(CredentialValidationResult.INVALID_RESULT);
        return result.getStatus() == CredentialValidationResult.Status.VALID
                ? context.notifyContainerAboutLogin(result)
                : refuse(response);
    }

    /** What anybody may ask: what this is, and to become a user. */
    private static boolean isPublic(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> path.isEmpty() || path.equals("/");
            case "POST" -> path.equals("/user");
            case "OPTIONS" -> true;
            default -> false;
        };
    }

    private AuthenticationStatus refuse(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"" + domains.first() + "\", charset=\"UTF-8\"");
        Responses.write(response, Problem.of(401, "log in with your address and password"));
        return AuthenticationStatus.SEND_FAILURE;
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
