package org.restsip.login;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.restsip.event.NodeId;
import org.restsip.event.Revised;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Privacy;
import org.restsip.user.User;

/**
 * Where a user is. Immutable; contacts and presence have versions of their own, which a change that
 * nobody can see, such as a refresh, leaves alone.
 *
 * @param contacts in the order in which they came
 * @param privacy  who may see this; a copy of what stands in the account, so that no watcher has to ask there
 */
public record Login(
        Aor aor,
        Version revision,
        Version contactsVersion,
        Version presenceVersion,
        List<Contact> contacts,
        Privacy privacy)
        implements Revised<Login> {

    public Login {
        contacts = List.copyOf(contacts);
    }

    /** A user who begins to be somewhere now. */
    public static Login startingAt(Aor aor, Instant now) {
        var first = Version.startingAt(now);
        return new Login(aor, Version.NONE, first, first, List.of(), Privacy.OPEN);
    }

    /** A user who is nowhere: all that can be seen to change is the privacy. */
    static Login nowhere(User user) {
        var privacy = user.privacy();
        return new Login(user.aor(), Version.NONE, privacy.version(), Version.NONE, List.of(), privacy);
    }

    /** What remains when the last contact has gone. */
    static Login left(Aor aor) {
        return new Login(aor, Version.NONE, Version.NONE, Version.NONE, List.of(), Privacy.OPEN);
    }

    @Override
    public Login at(Version next) {
        return new Login(aor, next, contactsVersion, presenceVersion, contacts, privacy);
    }

    @Override
    public Optional<Instant> deadline() {
        return endings().map(Ending::at).min(Comparator.naturalOrder());
    }

    public Optional<Contact> contact(ContactId id) {
        return contacts.stream().filter(contact -> contact.id().equals(id)).findFirst();
    }

    /** The contact by which a device is to be reached: of several flows the one that it refreshed last. */
    Optional<Contact> flowOf(ContactId device) {
        return contacts.stream()
                .filter(contact -> contact.id().device().equals(device))
                .reduce(Login::newer);
    }

    /** One contact of each device. */
    List<Contact> devices() {
        return contacts.stream()
                .filter(contact ->
                        flowOf(contact.id().device()).filter(contact::equals).isPresent())
                .toList();
    }

    /** A device refreshes all its flows for the same time, so the one that lasts longer was refreshed later. */
    private static Contact newer(Contact one, Contact other) {
        var ends =
                Comparator.comparing((Contact contact) -> contact.life().ends().orElse(Instant.MAX));
        return ends.compare(one, other) > 0 ? one : other;
    }

    /** The contact at that place, however it is written. */
    Optional<Contact> contactAt(String uri) {
        return contacts.stream()
                .filter(contact -> ContactUri.same(contact.uri(), uri))
                .findFirst();
    }

    /** The contact whose device has published under that tag. */
    Optional<Contact> publishedAs(String tag) {
        return contacts.stream()
                .filter(contact -> contact.publication()
                        .filter(published -> published.tag().equals(tag))
                        .isPresent())
                .findFirst();
    }

    /**
     * This login at a moment: without the contacts, and what they published, that are over by then. They leave one after
     * the other, each with a version of its own, so that whoever looks in between finds the same contents under the same
     * versions.
     */
    public Login asOf(Instant now) {
        return endings()
                .filter(ending -> !ending.at().isAfter(now))
                .sorted(Comparator.comparing(Ending::at)
                        .thenComparing(ending -> ending.contact().value()))
                .reduce(this, (login, ending) -> ending.end().apply(login), (a, b) -> b);
    }

    /** Something of a contact that is over by itself. */
    private record Ending(Instant at, ContactId contact, UnaryOperator<Login> end) {}

    private Stream<Ending> endings() {
        return contacts.stream().flatMap(contact -> Stream.concat(lifeEnding(contact), publicationEnding(contact)));
    }

    private static Stream<Ending> lifeEnding(Contact contact) {
        return contact.life().ends().stream()
                .map(end -> new Ending(end, contact.id(), login -> login.without(contact.id())));
    }

    private static Stream<Ending> publicationEnding(Contact contact) {
        return contact.publication().stream()
                .map(published -> new Ending(
                        published.until(), contact.id(), login -> login.changing(contact.id(), Contact::unpublished)));
    }

    public boolean isEmpty() {
        return contacts.isEmpty();
    }

    public Presence presence() {
        return Presence.composed(contacts);
    }

    /** With what the user has said since; an older word changes nothing. */
    Login with(Privacy said) {
        return said.version().compareTo(privacy.version()) > 0
                ? new Login(aor, revision, contactsVersion.next(), presenceVersion, contacts, said)
                : this;
    }

    /** With a new contact, or in place of the one of the same id. */
    Login with(Contact contact) {
        var known = contact(contact.id());
        var next = new ArrayList<>(contacts);
        if (known.isEmpty()) {
            next.add(contact);
        } else {
            next.set(contacts.indexOf(known.get()), contact);
        }
        return withContacts(next);
    }

    Login without(ContactId id) {
        return withContacts(
                contacts.stream().filter(contact -> !contact.id().equals(id)).toList());
    }

    Login changing(ContactId id, UnaryOperator<Contact> change) {
        return withContacts(contacts.stream()
                .map(contact -> contact.id().equals(id) ? change.apply(contact) : contact)
                .toList());
    }

    /** That node has opened a stream on the contact. */
    Login held(ContactId id, NodeId node) {
        return changing(
                id, contact -> contact.life() instanceof Life.Held held ? contact.living(held.heldBy(node)) : contact);
    }

    /** That node has closed its last stream on the contact. */
    Login released(ContactId id, NodeId node, Instant now, Duration grace) {
        return changing(
                id,
                contact -> contact.life() instanceof Life.Held held
                        ? contact.living(held.releasedBy(node, now, grace))
                        : contact);
    }

    /** Only nodes that are alive hold anything. */
    Login heldOnlyBy(Set<NodeId> alive, Instant now, Duration grace) {
        return withContacts(contacts.stream()
                .map(contact -> contact.life() instanceof Life.Held held
                        ? contact.living(held.heldOnlyBy(alive, now, grace))
                        : contact)
                .toList());
    }

    private Login withContacts(List<Contact> next) {
        var contactsChanged = !shown(next).equals(shown(contacts));
        var version = contactsChanged ? contactsVersion.next() : contactsVersion;
        var versioned = next.stream()
                .map(contact -> contact.at(versionOf(contact, version)))
                .toList();
        if (versioned.equals(contacts)) {
            return this;
        }
        var presenceChanged = !Presence.composed(next).equals(presence());
        return new Login(
                aor, revision, version, presenceChanged ? presenceVersion.next() : presenceVersion, versioned, privacy);
    }

    /** A contact that looks as it did keeps its version. */
    private Version versionOf(Contact contact, Version now) {
        return contact(contact.id())
                .filter(known -> known.shown().equals(contact.shown()))
                .map(Contact::version)
                .orElse(now);
    }

    private static List<Object> shown(List<Contact> contacts) {
        return contacts.stream().map(Contact::shown).toList();
    }
}
