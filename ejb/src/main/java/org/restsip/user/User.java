package org.restsip.user;

import java.time.Instant;

/**
 * Someone who signed up.
 *
 * @param id      stays for life
 * @param aor     where this user is reached
 * @param name    how the user wants to be called
 * @param created when the user signed up
 * @param privacy whom the user lets near
 */
public record User(UserId id, Aor aor, String name, Instant created, Privacy privacy) {

    /** Someone who has just signed up. */
    public User(UserId id, Aor aor, String name, Instant created) {
        this(id, aor, name, created, Privacy.OPEN);
    }

    public User with(Privacy other) {
        return new User(id, aor, name, created, other);
    }
}
