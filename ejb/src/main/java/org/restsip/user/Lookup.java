package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.restsip.InvalidValue;

/** Finds a user by what callers call it: id, address, or a local part that belongs to the default domain. */
@Singleton
public class Lookup {
    private final Users users;
    private final Domains domains;

    @Inject
    public Lookup(Users users, Domains domains) {
        this.users = users;
        this.domains = domains;
    }

    /** The user of that name; what cannot be a name is nobody's. */
    public Optional<User> find(String name) {
        var byId = name.indexOf('@') < 0 ? users.find(new UserId(name)) : Optional.<User>empty();
        return byId.or(() -> address(name).flatMap(users::find));
    }

    /** @throws NoSuchUser if nobody has that name */
    public User named(String name) {
        return find(name).orElseThrow(NoSuchUser::new);
    }

    /** The user of that name, to whom the caller may send and leave messages; one who does not let it does not exist. */
    public User receiver(Caller by, String name) {
        return find(name).filter(user -> user.privacy().admits(by.aor())).orElseThrow(NoSuchUser::new);
    }

    /** The caller itself, under one of its names; others do not even learn whether there is such a user. */
    public User own(Caller by, String name) {
        return find(name).filter(user -> by.is(user.aor())).orElseThrow(NoSuchUser::new);
    }

    /** A user whose things the caller may see and change. */
    public User overseen(Caller by, String name) {
        return find(name).filter(user -> by.oversees(user.aor())).orElseThrow(NoSuchUser::new);
    }

    private Optional<Aor> address(String name) {
        try {
            return Optional.of(domains.complete(name));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
