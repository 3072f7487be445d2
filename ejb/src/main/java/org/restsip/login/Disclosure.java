package org.restsip.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.restsip.event.Expected;
import org.restsip.event.Signals;
import org.restsip.user.Caller;
import org.restsip.user.NoSuchUser;
import org.restsip.user.Privacy;
import org.restsip.user.User;
import org.restsip.user.UserId;
import org.restsip.user.Users;

/** Users say whom they let near, and it counts at once: those who lose the right to see lose it on every node. */
@Singleton
public class Disclosure {
    private final Users users;
    private final Logins logins;
    private final Signals signals;
    private final Clock clock;

    @Inject
    public Disclosure(Users users, Logins logins, Signals signals, Clock clock) {
        this.users = users;
        this.logins = logins;
        this.signals = signals;
        this.clock = clock;
    }

    /** The user's privacy becomes another, and what watches the user is compared with it. */
    public User change(Caller by, UserId id, UnaryOperator<Privacy> change) {
        return change(by, id, Expected.ANY, user -> user.with(change.apply(user.privacy())));
    }

    /**
     * The user says something else of itself: name, fields, privacy.
     *
     * @param expected what the caller believes the user's version to be
     */
    public User change(Caller by, UserId id, Expected expected, UnaryOperator<User> change) {
        if (users.find(id).filter(known -> by.oversees(known.aor())).isEmpty()) {
            throw new NoSuchUser();
        }
        var now = clock.instant();
        var user = users.change(id, known -> {
                    expected.require(known.version());
                    return known.changedTo(change.apply(known), now);
                })
                .orElseThrow(NoSuchUser::new);
        announce(user);
        return user;
    }

    /** The login learns what the account says, and every node looks at its watchers again. */
    void announce(User user) {
        logins.change(user.aor(), known -> known.map(login -> login.with(user.privacy())));
        // Nobody is told of a record that is not there: the user may be watched and be nowhere.
        signals.tell(Logins.topic(user.aor()));
        signals.tell(user.id().topic());
    }
}
