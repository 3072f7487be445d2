package org.restsip.user;

import java.time.Instant;
import org.restsip.event.Version;

/**
 * Someone who signed up.
 *
 * @param id      stays for life
 * @param aor     where this user is reached
 * @param name    how the user wants to be called
 * @param created when the user signed up
 * @param privacy whom the user lets near
 * @param fields  what else the user tells of itself
 * @param changes how often the user has changed any of this
 */
public record User(UserId id, Aor aor, String name, Instant created, Privacy privacy, FreeFields fields, long changes) {

    /** Someone who has just signed up. */
    public User(UserId id, Aor aor, String name, Instant created) {
        this(id, aor, name, created, Privacy.OPEN, FreeFields.NONE, 0);
    }

    public User with(Privacy other) {
        return new User(id, aor, name, created, other, fields, changes);
    }

    public User with(String otherName, FreeFields otherFields) {
        return new User(id, aor, Names.require("name", otherName), created, privacy, otherFields, changes);
    }

    /** Changes with everything that the user says of itself. */
    public Version version() {
        return new Version(Version.startingAt(created).incarnation(), changes + 1);
    }

    /** With the name, the fields and the privacy that are wanted, as the next version; this one if nothing differs. */
    public User changedTo(User wanted, Instant now) {
        var next = with(wanted.name, wanted.fields).with(privacy.changedTo(wanted.privacy, now));
        return next.equals(this) ? this : new User(id, aor, next.name, created, next.privacy, next.fields, changes + 1);
    }
}
