package org.restsip.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.event.Revised;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.message.Handling.Kind;
import org.restsip.user.Aor;

/**
 * What became of a message, contact by contact. Kept for a day after its last change.
 *
 * @param kind        what the message is
 * @param fingerprint stands for the request that made it, see {@link org.restsip.user.Attempt}
 * @param claim       who is about to make the message; empty when it is made
 * @param stored      whether it is in the mailbox, because nobody took it
 * @param expires     until when the message waits
 * @param durable     whether it is in the database while it waits
 */
public record Receipt(
        MessageId id,
        Version revision,
        Version version,
        Aor sender,
        Aor receiver,
        List<Target> targets,
        Instant changed,
        Kind kind,
        String fingerprint,
        Optional<Claim> claim,
        boolean stored,
        Instant expires,
        boolean durable)
        implements Revised<Receipt> {
    private static final Duration KEPT = Duration.ofHours(24);

    /** One try's claim on making the message. */
    public record Claim(String token, Instant since) {}

    /** What became of it at one contact; the reason is empty unless it failed. */
    public record Target(ContactId contact, DeliveryState state, String reason) {}

    public Receipt {
        targets = List.copyOf(targets);
    }

    /** One of nothing in particular. */
    public Receipt(
            MessageId id,
            Version revision,
            Version version,
            Aor sender,
            Aor receiver,
            List<Target> targets,
            Instant changed) {
        this(
                id,
                revision,
                version,
                sender,
                receiver,
                targets,
                changed,
                Kind.MESSAGE,
                "",
                Optional.empty(),
                false,
                changed,
                false);
    }

    /** The receipt of a message for these contacts. */
    static Receipt of(Message message, List<Contact> contacts, boolean durable, Instant now) {
        return queued(message, contacts.stream().map(Contact::id).toList(), "", durable, now);
    }

    /** The receipt of a message that has outlived the cluster's memory; its sender hears of what is still open. */
    static Receipt restored(DurableMessages.Waiting waiting, Instant now) {
        var contacts =
                waiting.places().stream().map(DurableMessages.Place::contact).toList();
        return queued(waiting.message(), contacts, waiting.fingerprint(), true, now);
    }

    private static Receipt queued(
            Message message, List<ContactId> contacts, String fingerprint, boolean durable, Instant now) {
        return new Receipt(
                message.id(),
                Version.NONE,
                Version.startingAt(now),
                message.sender(),
                message.receiver(),
                contacts.stream()
                        .map(contact -> new Target(contact, DeliveryState.QUEUED, ""))
                        .toList(),
                now,
                message.kind(),
                fingerprint,
                Optional.empty(),
                false,
                message.expires(),
                durable);
    }

    /** The same, not made yet, but claimed by a try. */
    Receipt claimed(Claim by, String made) {
        return new Receipt(
                id,
                revision,
                version,
                sender,
                receiver,
                targets,
                changed,
                kind,
                made,
                Optional.of(by),
                stored,
                expires,
                durable);
    }

    boolean isAccepted() {
        return claim.isEmpty();
    }

    Receipt accepted() {
        return claim.isEmpty()
                ? this
                : new Receipt(
                        id,
                        revision,
                        version,
                        sender,
                        receiver,
                        targets,
                        changed,
                        kind,
                        fingerprint,
                        Optional.empty(),
                        stored,
                        expires,
                        durable);
    }

    /** Whoever claimed it does not know what came of it. */
    Receipt abandoned() {
        return claim.map(old -> claimed(new Claim("", Instant.EPOCH), fingerprint))
                .orElse(this);
    }

    /** Whether it was claimed before then, and is not made yet. */
    boolean isAbandoned(Instant deadline) {
        return claim.filter(known -> !known.since().isAfter(deadline)).isPresent();
    }

    /** It is in the mailbox. */
    Receipt inMailbox(Instant now) {
        return stored
                ? this
                : new Receipt(
                        id,
                        revision,
                        version.next(),
                        sender,
                        receiver,
                        targets,
                        now,
                        kind,
                        fingerprint,
                        claim,
                        true,
                        expires,
                        durable);
    }

    @Override
    public Receipt at(Version next) {
        return new Receipt(
                id,
                next,
                version,
                sender,
                receiver,
                targets,
                changed,
                kind,
                fingerprint,
                claim,
                stored,
                expires,
                durable);
    }

    @Override
    public Optional<Instant> deadline() {
        var last = isSettled() || changed.isAfter(expires) ? changed : expires;
        return Optional.of(last.plus(KEPT));
    }

    /** With another state at that contact, if the state it is in allows it. What has come that far was surely made. */
    Receipt with(ContactId contact, DeliveryState state, String reason, Instant now) {
        var next = targets.stream()
                .map(target ->
                        target.contact().equals(contact) && target.state().canBecome(state)
                                ? new Target(contact, state, reason)
                                : target)
                .toList();
        return next.equals(targets)
                ? this
                : new Receipt(
                        id,
                        revision,
                        version.next(),
                        sender,
                        receiver,
                        next,
                        now,
                        kind,
                        fingerprint,
                        Optional.empty(),
                        stored,
                        expires,
                        durable);
    }

    public Optional<Target> target(ContactId contact) {
        return targets.stream()
                .filter(target -> target.contact().equals(contact))
                .findFirst();
    }

    boolean has(DeliveryState state) {
        return targets.stream().anyMatch(target -> target.state() == state);
    }

    /** Whether nobody took it, and its sender did not take it back. */
    boolean isUntaken() {
        return !has(DeliveryState.ACKNOWLEDGED) && !has(DeliveryState.CANCELLED);
    }

    /** Whether nothing waits for it any more. */
    boolean isSettled() {
        return targets.stream().allMatch(target -> target.state().isFinal());
    }
}
