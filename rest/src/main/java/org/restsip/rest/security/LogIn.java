package org.restsip.rest.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Optional;
import org.restsip.rest.edge.AtHand;
import org.restsip.rest.edge.Proxies;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Proof;
import org.restsip.user.SignIns;
import org.restsip.user.WrongPassword;

/** Logging in with a password in the body, where the request itself need not be authenticated, and the session it opens. */
@RequestScoped
public class LogIn {
    @Inject
    private IdentityStoreHandler stores;

    @Inject
    private SignIns signIns;

    @Inject
    private Proxies proxies;

    @Inject
    private SameOrigin origins;

    @Inject
    private AtHand atHand;

    /** Whoever the password proves, if there is one; else who the container says is calling. */
    public Caller caller(Aor aor, Optional<String> password) {
        return password.map(given -> prove(aor, given)).orElseGet(() -> Callers.of(atHand.request()));
    }

    /**
     * Goes on if this is the present password.
     *
     * @throws WrongPassword if it is not
     */
    public void proveAgain(Aor aor, String password) {
        if (ask(aor, password).isEmpty()) {
            throw new WrongPassword();
        }
    }

    private Caller prove(Aor aor, String password) {
        return ask(aor, password).orElseThrow(NotProved::new);
    }

    private Optional<Caller> ask(Aor aor, String password) {
        var credential = new PasswordCredential(
                aor.toString(), password, proxies.client(atHand.request()).ip());
        return Verdicts.caller(stores.validate(credential));
    }

    /** Opens a session, and gives a browser the cookie; one that was sent here by somebody else's page gets none. */
    public SignIns.Opened open(Caller caller, HttpServletResponse response) {
        var opened = signIns.open(caller);
        if (!origins.isForeign(atHand.request())) {
            response.addHeader(
                    "Set-Cookie",
                    SessionCookie.of(
                            opened.token(),
                            signIns.rules().max(),
                            proxies.client(atHand.request()).secure()));
        }
        return opened;
    }

    /** Nobody has proved who is calling. */
    public static NotAuthorizedException notProved() {
        return new NotProved();
    }

    /** Whether the request came with the caller's password, and not by a session that is open already. */
    public static boolean isByPassword(Caller caller) {
        return caller.proof() instanceof Proof.OfPassword;
    }
}
