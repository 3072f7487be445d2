package org.restsip.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Role;

/** The core's caller behind the container's. */
public final class Callers {
    private Callers() {}

    /** Whoever the container says is calling. */
    public static Caller of(HttpServletRequest request) {
        var principal =
                Optional.ofNullable(request.getUserPrincipal()).orElseThrow(() -> new NotAuthorizedException("Basic"));
        var roles = Arrays.stream(Role.values())
                .filter(role -> request.isUserInRole(role.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(Aor.of(principal.getName()), roles);
    }
}
