package org.restsip.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.restsip.InvalidValue;
import org.restsip.event.Feed;
import org.restsip.event.NodeId;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;
import org.restsip.user.Users;

/**
 * Logging in and out, from the web and from phones alike, and seeing who is where. A REGISTER and a
 * POST end in the same methods and stand in the same list.
 */
@ApplicationScoped
public class Registrations {
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

    @SuppressWarnings("NullAway") // for the container's proxy
    protected Registrations() {
        this(null, null, null, null, null);
    }

    /** A contact as it now is, and whether it is a new one. */
    public record Registered(Contact contact, boolean created) {}

    /** What others may see of a user. */
    public record PresenceOf(Aor aor, Version version, Presence presence) {}

    /** Makes a contact, or refreshes the one of the same device. */
    public Registered register(Caller by, Aor aor, Registration wanted) {
        requireOwner(by, aor);
        requireUser(aor);
        var now = clock.instant();
        var contact = newContact(aor, wanted, now);
        var before = contact(aor, contact.id(), now);
        var login = change(aor, now, known -> admit(known, contact, wanted));
        return new Registered(login.contact(contact.id()).orElseThrow(ContactGone::new), before.isEmpty());
    }

    /** Moves the end of a contact's life, and whatever else the wish names. */
    public Contact refresh(Caller by, Aor aor, ContactId id, UnaryOperator<Registration> change) {
        requireOwner(by, aor);
        var now = clock.instant();
        var login = change(aor, now, known -> {
            var contact = known.contact(id).orElseThrow(ContactGone::new);
            return known.with(refreshed(aor, contact, change.apply(wishOf(contact)), now));
        });
        return login.contact(id).orElseThrow(ContactGone::new);
    }

    /** Ends one contact; nothing happens if it has ended already. */
    public void unregister(Caller by, Aor aor, ContactId id) {
        requireOverseer(by, aor);
        change(aor, clock.instant(), known -> known.without(id));
    }

    /** Ends all contacts. */
    public void unregisterAll(Caller by, Aor aor) {
        requireOverseer(by, aor);
        logins.change(aor, known -> Optional.empty());
    }

    /**
     * Ends the phone's contact of that URI and instance (RFC 3261, section 10.2.2).
     *
     * @throws StaleRegistration if a newer REGISTER of the phone is known
     */
    public void unregister(Caller by, Aor aor, Registration phones) {
        requireOwner(by, aor);
        var now = clock.instant();
        var contact = newContact(aor, phones, now);
        change(aor, now, known -> {
            known.contact(contact.id()).ifPresent(old -> requireNewer(old, contact));
            return known.without(contact.id());
        });
    }

    /** The contacts of a user, for the user and for operators. */
    public Login contacts(Caller by, Aor aor) {
        requireOverseer(by, aor);
        requireUser(aor);
        return current(aor, clock.instant());
    }

    public Contact contact(Caller by, Aor aor, ContactId id) {
        requireOverseer(by, aor);
        return contact(aor, id, clock.instant()).orElseThrow(ContactGone::new);
    }

    /** What others see of a user. An unknown user and one that hides look alike. */
    public PresenceOf presence(Aor aor) {
        requireUser(aor);
        var now = clock.instant();
        return logins.find(aor)
                .map(login -> login.asOf(now))
                .map(login -> new PresenceOf(aor, login.presenceVersion(), login.presence()))
                .orElseGet(() -> new PresenceOf(aor, Version.NONE, Presence.OFFLINE));
    }

    /** Where messages for a user can go now, the most wanted first. */
    public java.util.List<Contact> reachable(Aor aor) {
        return current(aor, clock.instant()).contacts().stream()
                .sorted(java.util.Comparator.comparingDouble(Contact::q).reversed())
                .toList();
    }

    /** Follows a user's contacts, or only the presence if they are not the caller's to see. */
    public Feed watch(Caller by, Aor aor, Optional<Version> seen) {
        requireUser(aor);
        return new StateFeed(
                logins, aor, Logins.topic(aor), seen, () -> by.oversees(aor) ? loginSnapshot(aor) : presenceOf(aor));
    }

    /** Follows one contact until it ends. */
    public Feed watch(Caller by, Aor aor, ContactId id, Optional<Version> seen) {
        contact(by, aor, id);
        return new StateFeed(logins, aor, Logins.topic(aor), seen, () -> {
            var login = current(aor, clock.instant());
            return Snapshot.of(login.contactsVersion(), login.contact(id).orElseThrow(ContactGone::new));
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

    /** Whether a stream of the owner is open on any of the user's contacts. */
    public boolean isHolding(Aor aor) {
        return current(aor, clock.instant()).contacts().stream()
                .anyMatch(contact -> contact.life() instanceof Life.Held held
                        && !held.holders().isEmpty());
    }

    /** Ends what has lived long enough; called several times a second on every node. */
    public void endDue() {
        var now = clock.instant();
        logins.due(now).forEach(aor -> change(aor, now, known -> known));
    }

    /** A node has died: its streams hold nothing any more. */
    public void nodeLost(NodeId node) {
        var now = clock.instant();
        logins.owned().forEach(aor -> change(aor, now, known -> known.releasedBy(node, now, rules.grace())));
    }

    private Login change(Aor aor, Instant now, UnaryOperator<Login> change) {
        return logins.change(aor, stored -> {
                    var known = stored.orElseGet(() -> Login.startingAt(aor, now));
                    var next = change.apply(known.asOf(now));
                    return Optional.of(next).filter(login -> !login.isEmpty());
                })
                .orElseGet(() -> Login.startingAt(aor, now));
    }

    private Login admit(Login known, Contact contact, Registration wanted) {
        var old = known.contact(contact.id());
        old.ifPresent(present -> requireNewer(present, contact));
        if (old.isEmpty() && known.contacts().size() >= rules.maxContacts()) {
            throw new TooManyContacts(rules.maxContacts());
        }
        var holders = old.map(Contact::life).filter(Life.Held.class::isInstance).map(Life.Held.class::cast);
        var life = holders.isPresent() && contact.life() instanceof Life.Held fresh
                ? new Life.Held(holders.get().holders(), fresh.grace())
                : contact.life();
        var presence = wanted.presence().or(() -> old.map(Contact::presence)).orElse(Presence.AVAILABLE);
        return known.with(new Contact(
                contact.id(),
                contact.instance(),
                contact.uri(),
                life,
                contact.q(),
                contact.label(),
                presence,
                contact.since(),
                contact.phone()));
    }

    private Contact newContact(Aor aor, Registration wanted, Instant now) {
        var uri = wanted.uri().orElse(Contact.WEB);
        var instance = wanted.instance().orElseGet(() -> uri.equals(Contact.WEB) ? ids.random('i') : uri);
        return new Contact(
                new ContactId(ids.keyed('c', aor.toString(), instance)),
                instance,
                uri,
                lifeOf(wanted, now),
                wanted.q(),
                wanted.label(),
                wanted.presence().orElse(Presence.AVAILABLE),
                now,
                wanted.phone());
    }

    private Contact refreshed(Aor aor, Contact contact, Registration wish, Instant now) {
        var fresh = newContact(aor, wish, now);
        var life = contact.life() instanceof Life.Held held && fresh.life() instanceof Life.Held
                ? held.touched(now, rules.grace())
                : fresh.life();
        return new Contact(
                contact.id(),
                contact.instance(),
                fresh.uri(),
                life,
                fresh.q(),
                fresh.label(),
                fresh.presence(),
                contact.since(),
                contact.phone());
    }

    private Registration wishOf(Contact contact) {
        return new Registration(
                Optional.of(contact.uri()),
                Optional.of(contact.instance()),
                Optional.of(contact.life() instanceof Life.Held),
                Optional.empty(),
                contact.q(),
                contact.label(),
                Optional.of(contact.presence()),
                contact.phone());
    }

    private Life lifeOf(Registration wanted, Instant now) {
        if (wanted.livesWithStreams()) {
            return Life.Held.until(now.plus(rules.grace()));
        }
        var expires = wanted.expires().orElse(rules.defaultExpires());
        if (expires.isNegative()) {
            throw new InvalidValue("expires", "must be a number of seconds");
        }
        if (expires.compareTo(rules.minExpires()) < 0 && !expires.isZero()) {
            throw new TooBrief(rules.minExpires());
        }
        return new Life.Timed(now.plus(min(expires, rules.maxExpires())));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** RFC 3261, section 10.3, step 7: with the same Call-ID only a higher CSeq counts. */
    private static void requireNewer(Contact known, Contact coming) {
        known.phone()
                .ifPresent(old -> coming.phone().ifPresent(fresh -> {
                    if (old.callId().equals(fresh.callId()) && old.cseq() > fresh.cseq()) {
                        throw new StaleRegistration();
                    }
                }));
    }

    private Login current(Aor aor, Instant now) {
        return logins.find(aor).orElseGet(() -> Login.startingAt(aor, now)).asOf(now);
    }

    private Optional<Contact> contact(Aor aor, ContactId id, Instant now) {
        return current(aor, now).contact(id);
    }

    private Snapshot loginSnapshot(Aor aor) {
        var login = logins.find(aor).map(found -> found.asOf(clock.instant()));
        return login.map(found -> Snapshot.of(found.contactsVersion(), found))
                .orElseGet(() -> Snapshot.of(
                        Version.NONE, new Login(aor, Version.NONE, Version.NONE, Version.NONE, java.util.List.of())));
    }

    private Snapshot presenceOf(Aor aor) {
        var presence = presence(aor);
        return Snapshot.of(presence.version(), presence);
    }

    private void requireUser(Aor aor) {
        if (users.find(aor).isEmpty()) {
            throw new NoSuchUser();
        }
    }

    private static void requireOwner(Caller by, Aor aor) {
        if (!by.is(aor)) {
            throw new NotYours("this login is " + aor + "'s");
        }
    }

    private static void requireOverseer(Caller by, Aor aor) {
        if (!by.oversees(aor)) {
            throw new NotYours("this login is " + aor + "'s");
        }
    }
}
