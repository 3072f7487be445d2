package org.restsip.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restsip.event.Feed;
import org.restsip.event.NodeId;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;
import org.restsip.user.User;
import org.restsip.user.Users;

/** Seeing who is where: the contacts for their owner, the presence for others, once or as it changes. */
@Singleton
public class Whereabouts {
    private final Logins logins;
    private final Users users;
    private final Clock clock;

    @Inject
    public Whereabouts(Logins logins, Users users, Clock clock) {
        this.logins = logins;
        this.users = users;
        this.clock = clock;
    }

    /** What others may see of a user. */
    public record PresenceOf(Aor aor, Version version, Presence presence) {}

    /** That there is nothing to be seen of that address, or not yet; whether anybody has it is not said. */
    public record Withheld(Aor aor) {}

    /** Names nothing that anybody has seen, and is not the version of who is nowhere. */
    private static final Version UNSEEN = new Version(0, 1);

    /** The contacts of a user, for the user and for operators. */
    public Login contacts(Caller by, Aor aor) {
        requireOverseer(by, aor);
        return current(user(aor));
    }

    /** One contact of a user, for the user and for operators. */
    public Contact contact(Caller by, Aor aor, ContactId id) {
        requireOverseer(by, aor);
        return contact(aor, id).orElseThrow(ContactGone::new);
    }

    /** One contact of a user, if it is still there; of a device that keeps several flows, the one to be used. */
    public Optional<Contact> contact(Aor aor, ContactId id) {
        return stored(aor).flatMap(login -> login.contact(id).or(() -> login.flowOf(id)));
    }

    /**
     * What others see of a user. An unknown user and one that hides look alike, and take the same time: both stores are
     * asked for both.
     */
    public PresenceOf presence(Caller by, Aor aor) {
        var user = users.find(aor);
        var login = stored(aor);
        var shown = user.filter(found -> found.privacy().showsPresence(aor, by)).orElseThrow(NoSuchUser::new);
        return presence(login.orElseGet(() -> Login.nowhere(shown)));
    }

    /** Where messages for a user can go now, the most wanted first; no device twice (RFC 5626, section 5.3). */
    public List<Contact> reachable(Aor aor) {
        return stored(aor).map(Login::devices).orElse(List.of()).stream()
                .sorted(Comparator.comparingDouble(Contact::q).reversed())
                .toList();
    }

    /**
     * Until when a user counts as there because of the streams on the own contacts: from now on for the time of grace if
     * one is open, else for what is left of a contact's own grace. Empty if there is no such contact.
     */
    public Optional<Instant> heldUntil(Aor aor, Duration grace) {
        var now = clock.instant();
        return stored(aor).map(Login::contacts).orElse(List.of()).stream()
                .map(Contact::life)
                .filter(Life.Held.class::isInstance)
                .map(life -> life.ends().orElseGet(() -> now.plus(grace)))
                .max(Comparator.naturalOrder());
    }

    /** Follows a user's contacts, or only the presence if the contacts are not the caller's to see. */
    public Feed watch(Caller by, Aor aor, Optional<Version> seen) {
        if (by.oversees(aor)) {
            user(aor);
        } else {
            presence(by, aor);
        }
        return StateFeed.shared(logins, aor, Logins.topic(aor), seen, known -> shown(by, aor, asOfNow(known)));
    }

    /**
     * Follows a user's presence, also for one who has to wait: {@link Withheld} is shown until the user lets the caller
     * see it. An unknown user looks like one that hides. Once it was shown, the feed ends with the right to see it.
     */
    public Feed watchPresence(Caller by, Aor aor) {
        var admitted = new AtomicBoolean();
        return StateFeed.shared(logins, aor, Logins.topic(aor), Optional.empty(), known -> {
            var seen = visible(by, aor, asOfNow(known));
            if (seen.isEmpty() && admitted.get()) {
                throw new NoSuchUser();
            }
            seen.ifPresent(presence -> admitted.set(true));
            return seen.map(presence -> Snapshot.of(presence.version(), presence))
                    .orElseGet(() -> Snapshot.of(UNSEEN, new Withheld(aor)));
        });
    }

    /** The account is asked also if the login has said no, so that nobody is told from the unknown by the time it takes. */
    private Optional<PresenceOf> visible(Caller by, Aor aor, Optional<Login> known) {
        var shown = known.filter(login -> login.privacy().showsPresence(aor, by));
        if (shown.isPresent()) {
            return shown.map(Whereabouts::presence);
        }
        return users.find(aor)
                .filter(user -> known.isEmpty() && user.privacy().showsPresence(aor, by))
                .map(user -> presence(Login.nowhere(user)));
    }

    /**
     * Follows one contact until it ends. While its owner follows it on that node it is held there, also if it was made
     * anew meanwhile.
     */
    public Feed watch(Caller by, Aor aor, ContactId id, Optional<Version> seen, NodeId node) {
        contact(by, aor, id);
        return StateFeed.shared(logins, aor, Logins.topic(aor), seen, known -> {
            var login = asOfNow(known).orElseThrow(ContactGone::new);
            var contact = login.contact(id).orElseThrow(ContactGone::new);
            if (by.is(aor) && !login.held(id, node).equals(login)) {
                logins.change(aor, present -> present.map(newest -> newest.held(id, node)));
            }
            return Snapshot.of(contact.version(), contact);
        });
    }

    /** Asked for every watcher at every change, so the account is asked only about those who are nowhere. */
    private Snapshot shown(Caller by, Aor aor, Optional<Login> known) {
        var login = known.orElseGet(() -> Login.nowhere(user(aor)));
        if (by.oversees(aor)) {
            return Snapshot.of(login.contactsVersion(), login);
        }
        if (!login.privacy().showsPresence(aor, by)) {
            throw new NoSuchUser();
        }
        return Snapshot.of(login.presenceVersion(), presence(login));
    }

    private static PresenceOf presence(Login login) {
        return new PresenceOf(login.aor(), login.presenceVersion(), login.presence());
    }

    private Login current(User user) {
        return stored(user.aor()).orElseGet(() -> Login.nowhere(user));
    }

    private Optional<Login> stored(Aor aor) {
        return asOfNow(logins.find(aor));
    }

    private Optional<Login> asOfNow(Optional<Login> known) {
        return known.map(login -> login.asOf(clock.instant()));
    }

    private User user(Aor aor) {
        return users.find(aor).orElseThrow(NoSuchUser::new);
    }

    static void requireOverseer(Caller by, Aor aor) {
        if (!by.oversees(aor)) {
            throw new NotYours("this login is " + aor + "'s");
        }
    }
}
