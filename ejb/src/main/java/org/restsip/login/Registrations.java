package org.restsip.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restsip.InvalidValue;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.event.Expected;
import org.restsip.event.NodeId;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;
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
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Registrations(Logins logins, Users users, LoginRules rules, Ids ids, Clock clock) {
        this.logins = logins;
        this.users = users;
        this.rules = rules;
        this.ids = ids;
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
        var user = users.find(aor).orElseThrow(NoSuchUser::new);
        var now = clock.instant();
        var instance = instanceOf(wanted);
        var id = idOf(aor, instance);
        var created = new boolean[1];
        var login = change(aor, now, known -> {
            created[0] = known.contact(id).isEmpty();
            require(expected, known, created[0]);
            return admit(known.with(user.privacy()), contact(id, instance, wanted, known.contact(id), now));
        });
        if (login.contacts().size() == 1 && created[0]) {
            lookAgain(aor);
        }
        LOG.log(Level.DEBUG, "{0}: contact {1} {2}", aor, id, created[0] ? "made" : "refreshed");
        return new Registered(login.contact(id).orElseThrow(ContactGone::new), created[0]);
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
            return known.with(
                    contact(id, old.instance(), change.apply(Registration.repeating(old)), Optional.of(old), now));
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

    /** Ends all contacts that phones have registered; web clients stay. */
    public void unregisterPhones(Caller by, Aor aor) {
        requireOwner(by, aor);
        change(
                aor,
                clock.instant(),
                known -> known.contacts().stream()
                        .filter(contact -> contact.phone().isPresent())
                        .map(Contact::id)
                        .reduce(known, Login::without, (a, b) -> b));
    }

    /**
     * Ends the contact that a phone describes (RFC 3261, section 10.2.2).
     *
     * @throws StaleRegistration if a newer REGISTER of the phone is known
     */
    public void unregister(Caller by, Aor aor, Registration described) {
        requireOwner(by, aor);
        var id = idOf(aor, instanceOf(described));
        change(aor, clock.instant(), known -> {
            known.contact(id).ifPresent(old -> requireNewer(old, described.phone()));
            return known.without(id);
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

    private Login admit(Login known, Contact contact) {
        if (known.contact(contact.id()).isEmpty() && known.contacts().size() >= rules.maxContacts()) {
            throw new TooManyContacts(rules.maxContacts());
        }
        return known.with(contact);
    }

    private Contact contact(ContactId id, String instance, Registration wanted, Optional<Contact> old, Instant now) {
        old.ifPresent(known -> requireNewer(known, wanted.phone()));
        return new Contact(
                id,
                instance,
                wanted.uri().orElse(Contact.WEB),
                life(wanted, old.map(Contact::life), now),
                wanted.q(),
                wanted.label(),
                wanted.presence().or(() -> old.map(Contact::presence)).orElse(Presence.AVAILABLE),
                old.map(Contact::since).orElse(now),
                wanted.phone(),
                old.map(Contact::version).orElse(Version.NONE));
    }

    /** A held contact that is refreshed keeps its holders. */
    private Life life(Registration wanted, Optional<Life> old, Instant now) {
        if (!wanted.livesWithStreams()) {
            return new Life.Timed(now.plus(expires(wanted)));
        }
        return old.filter(Life.Held.class::isInstance)
                .map(Life.Held.class::cast)
                .map(held -> held.touched(now, rules.grace()))
                .orElseGet(() -> Life.Held.until(now.plus(rules.grace())));
    }

    private Duration expires(Registration wanted) {
        var asked = wanted.expires().orElse(rules.defaultExpires());
        if (asked.isNegative()) {
            throw new InvalidValue("expires", "must be a number of seconds");
        }
        if (asked.compareTo(rules.minExpires()) < 0) {
            throw new TooBrief(rules.minExpires());
        }
        return asked.compareTo(rules.maxExpires()) < 0 ? asked : rules.maxExpires();
    }

    private ContactId idOf(Aor aor, String instance) {
        return new ContactId(ids.keyed('c', aor.toString(), instance));
    }

    /** Every web client that names no instance is a device of its own; a URI is the same wherever it is named. */
    private String instanceOf(Registration wanted) {
        return wanted.instance()
                .or(() -> wanted.uri().filter(uri -> !uri.equals(Contact.WEB)))
                .orElseGet(() -> ids.random('i'));
    }

    /** RFC 3261, section 10.3, step 7: with the same Call-ID only a higher CSeq counts; a repeat does no harm. */
    private static void requireNewer(Contact known, Optional<Contact.PhoneBinding> coming) {
        known.phone()
                .ifPresent(old -> coming.ifPresent(fresh -> {
                    if (old.callId().equals(fresh.callId()) && old.cseq() > fresh.cseq()) {
                        throw new StaleRegistration();
                    }
                }));
    }

    private static void requireOwner(Caller by, Aor aor) {
        if (!by.is(aor)) {
            throw new NotYours("this login is " + aor + "'s");
        }
    }
}
