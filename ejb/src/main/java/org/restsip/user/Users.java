package org.restsip.user;

import java.util.Optional;
import java.util.Set;

/** A port: the users and their passwords, kept for good. */
public interface Users {

    /**
     * Keeps a new user.
     *
     * @throws AlreadySignedUp if the address is taken
     */
    void add(User user, String passwordHash);

    Optional<User> find(Aor aor);

    Optional<User> find(UserId id);

    /** The password's hash with its algorithm and parameters, as {@link PasswordHashing} made it. */
    Optional<String> passwordHash(Aor aor);

    Set<Role> roles(Aor aor);
}
