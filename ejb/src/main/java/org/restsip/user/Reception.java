package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.InvalidValue;

/**
 * Who gets in when somebody asks for a user. One that keeps the caller out looks like one that does not exist, also in
 * the time that the answer takes.
 */
@Singleton
public class Reception {
    private final Users users;
    private final Domains domains;

    @Inject
    public Reception(Users users, Domains domains) {
        this.users = users;
        this.domains = domains;
    }

    /**
     * The user to whom the caller may send and leave messages.
     *
     * @throws NoSuchUser if there is none, or it blocks the caller
     */
    public User receiver(Caller by, Aor aor) {
        return users.find(aor).filter(user -> user.privacy().admits(by.aor())).orElseThrow(NoSuchUser::new);
    }

    /**
     * Goes on if the caller may invite that person. Whether there is anybody at another domain, or at a number, is not known
     * here.
     *
     * @throws NoSuchUser   if it would be a user of ours, and there is none, or it blocks the caller
     * @throws InvalidValue if the caller blocks that person
     */
    public void requireInvitable(Caller by, Aor guest) {
        if (!by.is(guest) && domains.include(guest.domain()) && !guest.local().startsWith("+")) {
            receiver(by, guest);
        }
        if (users.find(by.aor()).filter(host -> !host.privacy().admits(guest)).isPresent()) {
            throw new InvalidValue("invited", guest + " is blocked by you");
        }
    }
}
