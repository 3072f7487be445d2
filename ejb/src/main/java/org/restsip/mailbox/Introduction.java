package org.restsip.mailbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.restsip.event.Feed;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Version;
import org.restsip.user.Caller;
import org.restsip.user.Lookup;
import org.restsip.user.NoSuchUser;
import org.restsip.user.User;

/** Shows users to callers: to itself with what is new in its mailbox, to an operator, and to others as a card. */
@Singleton
public class Introduction {
    private final Lookup lookup;
    private final Mailbox mailbox;

    @Inject
    public Introduction(Lookup lookup, Mailbox mailbox) {
        this.lookup = lookup;
        this.mailbox = mailbox;
    }

    /**
     * A user as a caller sees it.
     *
     * @param whole   whether the caller sees more than the card
     * @param mailbox the mailbox; for its owner alone
     */
    public record Introduced(User user, boolean whole, Optional<Mailbox.Shown> mailbox) {

        /** Changes with all that is shown. */
        public Version version() {
            var own = user.version();
            var letters =
                    mailbox.map(shown -> shown.summary().version().counter()).orElse(0L);
            return new Version(own.incarnation(), own.counter() + letters);
        }
    }

    /**
     * The user of that name.
     *
     * @throws NoSuchUser if there is none, or the caller may not see that there is
     */
    public Introduced of(Caller by, String name) {
        var user = lookup.find(name)
                .filter(found -> found.privacy().showsPresence(found.aor(), by))
                .orElseThrow(NoSuchUser::new);
        var shown = by.is(user.aor()) ? Optional.of(mailbox.show(by, name)) : Optional.<Mailbox.Shown>empty();
        return new Introduced(user, by.oversees(user.aor()), shown);
    }

    /** Follows the user of that name. */
    public Feed watch(Caller by, String name, Optional<Version> seen) {
        return new StateFeed(of(by, name).user().id().topic(), seen, () -> {
            var shown = of(by, name);
            return Snapshot.of(shown.version(), shown);
        });
    }
}
