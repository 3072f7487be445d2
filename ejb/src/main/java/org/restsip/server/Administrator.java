package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Optional;
import org.restsip.user.Accounts;
import org.restsip.user.Accounts.Signup;
import org.restsip.user.AlreadySignedUp;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.Role;
import org.restsip.user.Users;

/** The first administrator, whom nobody but the settings can make. */
@Singleton
public class Administrator {
    private static final Logger LOG = System.getLogger(Administrator.class.getName());
    private static final String KEY = "auth.admin";

    private final Settings settings;
    private final Accounts accounts;
    private final Users users;
    private final Domains domains;

    @Inject
    public Administrator(Settings settings, Accounts accounts, Users users, Domains domains) {
        this.settings = settings;
        this.accounts = accounts;
        this.users = users;
        this.domains = domains;
    }

    /** Makes the one that is named, if it is not there yet, and sees to its role. Its password stays as it is. */
    void make() {
        var name = settings.text(KEY);
        if (name.isEmpty()) {
            return;
        }
        var aor = domains.complete(name);
        if (users.find(aor).isEmpty()) {
            create(aor);
        }
        var roles = new HashSet<>(users.roles(aor));
        if (roles.add(Role.ADMIN)) {
            users.setRoles(aor, roles);
            LOG.log(Level.INFO, "{0} is an administrator, by {1}", aor, KEY);
        }
    }

    private void create(Aor aor) {
        if (AuthStore.of(settings) != AuthStore.OWN) {
            accounts.welcome(aor, Optional.empty());
            return;
        }
        var password = settings.secret(KEY + ".password");
        if (password.isEmpty()) {
            throw new InvalidSetting(KEY + ".password", "is needed to make " + aor);
        }
        try {
            accounts.create(new Signup(aor, password, Optional.empty(), Optional.empty()));
        } catch (AlreadySignedUp e) {
            LOG.log(Level.DEBUG, "another node was faster to make {0}", aor);
        }
    }
}
