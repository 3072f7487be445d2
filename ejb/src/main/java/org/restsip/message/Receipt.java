package org.restsip.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.event.Revised;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.user.Aor;

/** What became of a message, contact by contact. Kept for a day after its last change. */
public record Receipt(
        MessageId id,
        Version revision,
        Version version,
        Aor sender,
        Aor receiver,
        List<Target> targets,
        Instant changed)
        implements Revised<Receipt> {
    private static final Duration KEPT = Duration.ofHours(24);

    /** What became of it at one contact; the reason is empty unless it failed. */
    public record Target(ContactId contact, DeliveryState state, String reason) {}

    public Receipt {
        targets = List.copyOf(targets);
    }

    /** The receipt of a message that has just been accepted for these contacts. */
    static Receipt of(Message message, List<Contact> contacts, Instant now) {
        var targets = contacts.stream()
                .map(contact -> new Target(contact.id(), DeliveryState.QUEUED, ""))
                .toList();
        return new Receipt(
                message.id(),
                Version.NONE,
                Version.startingAt(now),
                message.sender(),
                message.receiver(),
                targets,
                now);
    }

    @Override
    public Receipt at(Version next) {
        return new Receipt(id, next, version, sender, receiver, targets, changed);
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.of(changed.plus(KEPT));
    }

    /** With another state at that contact, if the state it is in allows it. */
    Receipt with(ContactId contact, DeliveryState state, String reason, Instant now) {
        var next = targets.stream()
                .map(target ->
                        target.contact().equals(contact) && target.state().canBecome(state)
                                ? new Target(contact, state, reason)
                                : target)
                .toList();
        return next.equals(targets) ? this : new Receipt(id, revision, version.next(), sender, receiver, next, now);
    }

    /** Whether nothing waits for it any more. */
    boolean isSettled() {
        return targets.stream().allMatch(target -> target.state().isFinal());
    }
}
