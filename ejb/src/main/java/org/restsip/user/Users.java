package org.restsip.user;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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

    /**
     * Keeps what {@code change} makes of the user's own words: all but id, address and time. Two who change at once do so
     * one after the other.
     *
     * @return the user as it now is; empty if there is none
     */
    Optional<User> change(UserId id, UnaryOperator<User> change);

    /** The user of that id or address. */
    default Optional<User> named(String idOrAddress) {
        return idOrAddress.indexOf('@') < 0 ? find(new UserId(idOrAddress)) : find(Aor.of(idOrAddress));
    }

    /**
     * Takes a user away with all that is kept for it: devices, sessions, messages, history. All of it, or nothing.
     *
     * @return false if there is no such user
     */
    boolean remove(UserId id);

    /** The user's password, asked for with every request that says one: one look, outside of any transaction. */
    Optional<KeptPassword> password(Aor aor);

    /** The password's hash alone. */
    default Optional<String> passwordHash(Aor aor) {
        return password(aor).map(KeptPassword::hash);
    }

    Set<Role> roles(Aor aor);

    /** What the user may do, and whether what was proved before still counts. */
    Optional<Standing> standing(Aor aor);

    /**
     * Sets the password. What was proved before counts no more.
     *
     * @return the new generation, see {@link Standing#generation}
     * @throws NoSuchUser if there is no such user
     */
    int changePassword(Aor aor, String passwordHash);

    /**
     * Sets what the user may do beyond its own things.
     *
     * @throws NoSuchUser if there is no such user
     */
    void setRoles(Aor aor, Set<Role> roles);

    /**
     * Shuts the user out, or lets it in again. What was proved before counts no more.
     *
     * @throws NoSuchUser if there is no such user
     */
    void setDisabled(Aor aor, boolean disabled);

    /**
     * Makes that what was proved before counts no more.
     *
     * @throws NoSuchUser if there is no such user
     */
    void expel(Aor aor);
}
