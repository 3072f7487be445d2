package org.restsip.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Proof;
import org.restsip.user.Role;

/** The core's caller behind the container's. */
public final class Callers {
    private static final String PROOF = Callers.class.getName() + ".proof";

    private Callers() {}

    /** Whoever the container says is calling. */
    public static Caller of(HttpServletRequest request) {
        var principal = Optional.ofNullable(request.getUserPrincipal()).orElseThrow(NotProved::new);
        var roles = Arrays.stream(Role.values())
                .filter(role -> request.isUserInRole(role.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        return new Caller(Aor.of(principal.getName()), roles, proof(request));
    }

    /** The container keeps the caller's name and roles; by what they were proved is kept here. */
    static void remember(HttpServletRequest request, Caller caller) {
        request.setAttribute(PROOF, caller.proof());
    }

    private static Proof proof(HttpServletRequest request) {
        return request.getAttribute(PROOF) instanceof Proof proof ? proof : Proof.NONE;
    }
}
