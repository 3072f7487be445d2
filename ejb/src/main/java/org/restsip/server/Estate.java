package org.restsip.server;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.restsip.call.History;
import org.restsip.user.User;
import org.restsip.user.Users;

/** What is kept of a user for good goes in one transaction: all of it, or nothing. */
@Stateless
public class Estate {
    private final Users users;
    private final History history;

    @Inject
    public Estate(Users users, History history) {
        this.users = users;
        this.history = history;
    }

    /** Open Liberty refuses an EJB without a public constructor that takes nothing. */
    @SuppressWarnings("NullAway")
    public Estate() {
        this(null, null);
    }

    /** The account with devices, sessions and messages, and the history of calls. */
    public void clear(User user) {
        history.forget(user.aor());
        users.remove(user.id());
    }
}
