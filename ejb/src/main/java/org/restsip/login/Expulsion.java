package org.restsip.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.event.Expected;
import org.restsip.user.Accounts;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.SignIns;

/** What an operator does to a user who is not to go on: its sessions end, and where it is logged in. */
@Singleton
public class Expulsion {
    private final SignIns signIns;
    private final Accounts accounts;
    private final Registrations registrations;

    @Inject
    public Expulsion(SignIns signIns, Accounts accounts, Registrations registrations) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.registrations = registrations;
    }

    /** Ends all that the user has begun, if its contacts are as expected. It may log in again. */
    public void kick(Caller by, Aor user, Expected expected) {
        registrations.unregisterAll(by, user, expected);
        signIns.expel(by, user);
        registrations.unregisterAll(by, user); // what the user made in between, while its session was good
    }

    /** Shuts a user out, which ends all that it has begun, or lets it in again. */
    public void setDisabled(Caller by, String idOrAddress, boolean disabled) {
        accounts.setDisabled(by, idOrAddress, disabled);
        if (disabled) {
            registrations.unregisterAll(by, accounts.profile(by, idOrAddress).aor());
        }
    }
}
