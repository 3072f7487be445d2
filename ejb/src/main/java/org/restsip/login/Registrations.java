package org.restsip.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.event.Expected;
import org.restsip.event.NodeId;
import org.restsip.event.Version;
import org.restsip.login.Contact.PhoneBinding;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;
import org.restsip.user.Privacy;
import org.restsip.user.User;
import org.restsip.user.Users;

/**
 * Logging in and out, from the web and from phones alike. A REGISTER and a POST end in the same methods
 * and stand in the same list.
 */
@Singleton
public class Registrations {
    private static final Logger LOG = System.getLogger(Registrations.class.getName());
    private final Logins logins;
    private final Users users;
    private final LoginRules rules;
    private final Admission admission;
    private final Clock clock;

    @Inject
    public Registrations(Logins logins, Users users, LoginRules rules, Ids ids, Clock clock) {
        this.logins = logins;
        this.users = users;
        this.rules = rules;
        this.admission = new Admission(rules, ids);
        this.clock = clock;
    }

    /** A contact as it now is, and whether it is a new one. */
    public record Registered(Contact contact, boolean created) {}

    /** Makes a contact, or refreshes the one of the same device. */
    public Registered register(Caller by, Aor aor, Registration wanted) {
        return register(by, aor, wanted, Expected.ANY);
    }

    /**
     * The same, if the login's contacts are as expected.
     *
     * @param expected {@link Expected#NOTHING} if the device must not have a contact yet
     */
    public Registered register(Caller by, Aor aor, Registration wanted, Expected expected) {
        requireOwner(by, aor);
        var privacy = privacy(aor);
        var now = clock.instant();
        var named = admission.named(wanted);
        var created = new boolean[1];
        var login = change(aor, now, known -> {
            created[0] = admission.meant(known, named).isEmpty();
            require(expected, known, created[0]);
            var next = admission.admit(known.with(privacy), named, now);
            admission.requireRoom(known, next);
            return next;
        });
        if (login.contacts().size() == 1 && created[0]) {
            lookAgain(aor);
        }
        var contact = admission.meant(login, named).orElseThrow(ContactGone::new);
        LOG.log(Level.DEBUG, "{0}: contact {1} {2}", aor, contact.id(), created[0] ? "made" : "refreshed");
        return new Registered(contact, created[0]);
    }

    /**
     * All that a phone wants in one request, or nothing of it (RFC 3261, section 10.3). What is to live no longer ends.
     *
     * @return the login as it is then
     * @throws StaleRegistration if a newer request of the phone is known
     */
    public Login registerPhone(Caller by, Aor aor, List<Registration> wanted) {
        requireOwner(by, aor);
        var privacy = privacy(aor);
        var now = clock.instant();
        var created = new boolean[1];
        var login = change(aor, now, known -> {
            created[0] = known.isEmpty();
            var next = known.with(privacy);
            for (var wish : wanted) {
                next = granted(wish, known, next, now);
            }
            admission.requireRoom(known, next);
            return next;
        });
        if (created[0] && !login.isEmpty()) {
            lookAgain(aor);
        }
        return login;
    }

    /** A request that comes again, because its answer was lost, does no harm; what the owner called the phone stays. */
    private Login granted(Registration wish, Login before, Login login, Instant now) {
        var known = admission.meant(before, wish);
        if (known.filter(contact -> contact.isAnswerTo(wish)).isPresent()) {
            return login;
        }
        known.ifPresent(contact -> contact.requireOlderThan(wish));
        if (wish.isToEnd()) {
            return admission
                    .meant(login, wish)
                    .map(Contact::id)
                    .map(login::without)
                    .orElse(login);
        }
        return admission.admit(login, wish.labelled(known.map(Contact::label).orElse(wish.label())), now);
    }

    /** Changes a contact that is there, and begins its life anew. */
    public Contact refresh(Caller by, Aor aor, ContactId id, UnaryOperator<Registration> change) {
        return refresh(by, aor, id, change, Expected.ANY);
    }

    /** The same, if the contact is as expected. */
    public Contact refresh(Caller by, Aor aor, ContactId id, UnaryOperator<Registration> change, Expected expected) {
        requireOwner(by, aor);
        var now = clock.instant();
        var login = change(aor, now, known -> {
            var old = known.contact(id).orElseThrow(ContactGone::new);
            expected.require(old.version());
            return known.with(admission.contact(aor, change.apply(Registration.repeating(old)), Optional.of(old), now));
        });
        return login.contact(id).orElseThrow(ContactGone::new);
    }

    /** Ends one contact; nothing happens if it has ended already. */
    public void unregister(Caller by, Aor aor, ContactId id) {
        unregister(by, aor, id, Expected.ANY);
    }

    /** The same, if the contact is as expected. */
    public void unregister(Caller by, Aor aor, ContactId id, Expected expected) {
        Whereabouts.requireOverseer(by, aor);
        change(aor, clock.instant(), known -> {
            expected.require(known.contact(id).map(Contact::version).orElse(Version.NONE));
            return known.without(id);
        });
        LOG.log(Level.DEBUG, "{0}: contact {1} ended by {2}", aor, id, by.aor());
    }

    /** Ends all contacts. */
    public void unregisterAll(Caller by, Aor aor) {
        unregisterAll(by, aor, Expected.ANY);
    }

    /** The same, if the contacts are as expected. */
    public void unregisterAll(Caller by, Aor aor, Expected expected) {
        Whereabouts.requireOverseer(by, aor);
        var now = clock.instant();
        logins.change(aor, known -> {
            expected.require(
                    known.map(login -> login.asOf(now).contactsVersion()).orElse(Version.NONE));
            return Optional.empty();
        });
    }

    /**
     * Ends all contacts that phones have registered; web clients stay.
     *
     * @param last the request that asks for it
     * @throws StaleRegistration if a newer request of one of the phones is known
     */
    public Login unregisterPhones(Caller by, Aor aor, PhoneBinding last) {
        requireOwner(by, aor);
        return change(aor, clock.instant(), known -> {
            var phones = known.contacts().stream()
                    .filter(contact -> contact.phone().isPresent())
                    .toList();
            phones.forEach(phone -> phone.requireOlderThan(last));
            return phones.stream().map(Contact::id).reduce(known, Login::without, (a, b) -> b);
        });
    }

    /** A stream of the owner on this contact is open on that node. */
    public void held(Aor aor, ContactId id, NodeId node) {
        change(aor, clock.instant(), known -> known.held(id, node));
    }

    /** The last stream of the owner on this contact has closed on that node. */
    public void released(Aor aor, ContactId id, NodeId node) {
        var now = clock.instant();
        change(aor, now, known -> known.released(id, node, now, rules.grace()));
    }

    /** Ends what has lived long enough; called several times a second on every node. */
    public void endDue() {
        var now = clock.instant();
        logins.forEach(logins.due(now), aor -> change(aor, now, known -> known));
    }

    /** Streams of nodes that are gone hold nothing any more, in the records that are this node's to look after. */
    public void releaseAllBut(Set<NodeId> alive) {
        var now = clock.instant();
        logins.forEach(logins.owned(), aor -> change(aor, now, known -> known.heldOnlyBy(alive, now, rules.grace())));
    }

    /** Of whoever is there already it stands in the login; only newcomers are looked up. */
    private Privacy privacy(Aor aor) {
        return logins.find(aor)
                .map(Login::privacy)
                .orElseGet(() -> users.find(aor).map(User::privacy).orElseThrow(NoSuchUser::new));
    }

    /** Whoever changed or closed the account just before this login began could not tell the login. */
    private void lookAgain(Aor aor) {
        var user = users.find(aor);
        logins.change(aor, known -> known.flatMap(login -> user.map(found -> login.with(found.privacy()))));
        if (user.isEmpty()) {
            throw new NoSuchUser();
        }
    }

    private Login change(Aor aor, Instant now, UnaryOperator<Login> change) {
        return logins.change(aor, stored -> {
                    var known = stored.orElseGet(() -> Login.startingAt(aor, now));
                    var next = change.apply(known.asOf(now));
                    return Optional.of(next).filter(login -> !login.isEmpty());
                })
                .orElseGet(() -> Login.left(aor));
    }

    private static void require(Expected expected, Login known, boolean isNew) {
        if (!expected.equals(Expected.NOTHING)) {
            expected.require(known.contactsVersion());
        } else if (!isNew) {
            throw new ChangedMeanwhile();
        }
    }

    private static void requireOwner(Caller by, Aor aor) {
        if (!by.is(aor)) {
            throw new NotYours("this login is " + aor + "'s");
        }
    }
}
