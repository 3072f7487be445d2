package org.restsip.rest.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/** The core's caller behind the container's. */
public final class Callers {
    private static final String CALLER = Callers.class.getName() + ".caller";

    private Callers() {}

    /** Whoever the container says is calling. */
    public static Caller of(HttpServletRequest request) {
        var principal = Optional.ofNullable(request.getUserPrincipal()).orElseThrow(NotProved::new);
        var aor = Aor.of(principal.getName());
        return request.getAttribute(CALLER) instanceof Caller caller && caller.is(aor) ? caller : Caller.user(aor);
    }

    /**
     * What an identity store has found. The container keeps the name; by what it was proved it has no place for, and of
     * roles that no module declares it says that nobody is in them (Open Liberty).
     */
    static void remember(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }
}
