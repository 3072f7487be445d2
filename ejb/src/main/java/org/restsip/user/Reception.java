package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Who gets in when somebody asks for a user. One that keeps the caller out looks like one that does not exist, also in
 * the time that the answer takes.
 */
@Singleton
public class Reception {
    private final Users users;

    @Inject
    public Reception(Users users) {
        this.users = users;
    }

    /**
     * The user to whom the caller may send and leave messages.
     *
     * @throws NoSuchUser if there is none, or it blocks the caller
     */
    public User receiver(Caller by, Aor aor) {
        return users.find(aor).filter(user -> user.privacy().admits(by.aor())).orElseThrow(NoSuchUser::new);
    }
}
