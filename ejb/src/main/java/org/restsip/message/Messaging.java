package org.restsip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.event.Feed;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.TooBusy;
import org.restsip.event.Uncertain;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.ContactGone;
import org.restsip.login.ContactId;
import org.restsip.login.Whereabouts;
import org.restsip.message.Handling.Kind;
import org.restsip.trace.Cause;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.NotYours;
import org.restsip.user.Reception;
import org.restsip.user.User;

/** SEND: from whoever is proved to send, to all contacts of a user or to one of them. */
@Singleton
public class Messaging {
    private static final Logger LOG = System.getLogger(Messaging.class.getName());

    private final Inboxes inboxes;
    private final Receipts receipts;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Reception reception;
    private final Outbound outbound;
    private final Whereabouts whereabouts;
    private final Safekeeping safekeeping;
    private final MessageRules rules;
    private final Ids ids;
    private final Clock clock;
    private final Tries tries;

    @Inject
    public Messaging(
            Inboxes inboxes,
            Receipts receipts,
            Messages messages,
            Deliveries deliveries,
            Reception reception,
            Outbound outbound,
            Whereabouts whereabouts,
            Safekeeping safekeeping,
            MessageRules rules,
            Ids ids,
            Clock clock) {
        this.inboxes = inboxes;
        this.receipts = receipts;
        this.messages = messages;
        this.deliveries = deliveries;
        this.reception = reception;
        this.outbound = outbound;
        this.whereabouts = whereabouts;
        this.safekeeping = safekeeping;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
        this.tries = new Tries(receipts, clock);
    }

    /**
     * Sends. When this returns the message is kept safe; the receipt tells how far it has come.
     *
     * @param contact the only contact that shall get it; empty for all
     * @throws Offline if the receiver has no contact now, and the mailbox is not wanted instead
     */
    public Receipt send(
            Caller by, Aor receiver, Optional<ContactId> contact, Content content, Handling handling, Attempt attempt) {
        if (content.size() > rules.maxBytes()) {
            throw new MessageTooLarge(rules.maxBytes());
        }
        var addressee = addressee(by, receiver);
        var now = clock.instant();
        var scope = receiver + contact.map(id -> "/" + id).orElse("");
        var message = new Message(
                new MessageId(attempt.id(ids, 'm', by.aor().toString(), scope)),
                by.aor(),
                receiver,
                content,
                now,
                now.plus(waiting(handling.expires())),
                handling.kind(),
                handling.store(),
                handling.hops(),
                Cause.current());
        if (attempt.key().isEmpty()) {
            return make(message, addressee.targets(contact, handling), Optional.empty());
        }
        var before = receipts.find(message.id()).filter(Receipt::isAccepted);
        if (before.isPresent()) {
            attempt.requireSame(before.get().fingerprint());
            return before.get();
        }
        var targets = addressee.targets(contact, handling);
        var claim = new Receipt.Claim(ids.random('t'), now);
        var fresh = receiptOf(message, targets).claimed(claim, attempt.fingerprint());
        return tries.begin(fresh, attempt).orElseGet(() -> make(message, targets, Optional.of(fresh)));
    }

    /** What became of a message, for its sender alone. */
    public Receipt receipt(Caller by, Aor receiver, MessageId id) {
        return shown(receipts.find(id), by, receiver);
    }

    private static Receipt shown(Optional<Receipt> known, Caller by, Aor receiver) {
        return known.filter(receipt -> receipt.receiver().equals(receiver) && by.is(receipt.sender()))
                .orElseThrow(NoSuchMessage::new);
    }

    /** Follows a receipt. */
    public Feed watch(Caller by, Aor receiver, MessageId id, Optional<Version> seen) {
        receipt(by, receiver, id);
        return StateFeed.shared(receipts, id, Receipts.topic(id), seen, known -> {
            var receipt = shown(known, by, receiver);
            return Snapshot.of(receipt.version(), receipt);
        });
    }

    /** The messages for one web contact, for its owner alone. */
    public Feed inbox(Caller by, Aor owner, ContactId contact) {
        requireOwner(by, owner);
        return new MessageFeed(inboxes, messages, receipts, deliveries, owner, contact);
    }

    /** The owner of a contact has all its messages up to that number. */
    public void acknowledge(Caller by, Aor owner, ContactId contact, long upto) {
        requireOwner(by, owner);
        if (upto < 1) {
            throw new InvalidValue("upto", "must be the number of a message");
        }
        deliveries.acknowledged(owner, contact, upto);
    }

    /**
     * Takes a message back from all contacts that do not have it yet. Whoever was given an invitation is told that it is
     * withdrawn. Doing it again does no harm.
     *
     * @throws AlreadyDelivered if there was nothing to take back
     */
    public Receipt cancel(Caller by, Aor receiver, MessageId id) {
        var sent = receipt(by, receiver, id);
        if (!deliveries.withdraw(receiver, id, mayWantToKnow(sent))
                && !receipt(by, receiver, id).has(DeliveryState.CANCELLED)) {
            throw new AlreadyDelivered();
        }
        return receipt(by, receiver, id);
    }

    /** Only who fetches messages can be told, and only of an invitation. */
    private List<ContactId> mayWantToKnow(Receipt sent) {
        if (sent.kind() != Kind.INVITE) {
            return List.of();
        }
        return sent.targets().stream()
                .filter(target -> target.state() != DeliveryState.EXPIRED && target.state() != DeliveryState.CANCELLED)
                .map(Receipt.Target::contact)
                .filter(contact -> deliveries
                        .contact(sent.receiver(), contact)
                        .map(Contact::isWeb)
                        .orElse(true))
                .toList();
    }

    /** The message is kept, so that it is not the sender's concern if it cannot go at once. */
    private void bringNext(Aor receiver, Contact target) {
        try {
            deliveries.bringNext(receiver, target);
        } catch (TooBusy e) {
            LOG.log(Level.WARNING, "messages for {0} have to wait: {1}", receiver, e.getMessage());
        }
    }

    /**
     * Makes the message, so that it is kept safe and on its way.
     *
     * @param claimed the receipt by which this try has claimed it, if there can be others
     */
    private Receipt make(Message message, List<Contact> targets, Optional<Receipt> claimed) {
        try {
            accept(message, claimed.orElseGet(() -> receiptOf(message, targets)), targets);
        } catch (Uncertain e) {
            claimed.ifPresent(tries::abandoned);
            throw e;
        } catch (RuntimeException e) {
            messages.drop(message.id());
            claimed.ifPresentOrElse(tries::failed, () -> receipts.change(message.id(), known -> Optional.empty()));
            throw e;
        }
        claimed.ifPresent(tries::accepted);
        LOG.log(
                Level.DEBUG,
                "message {0}: from {1} to {2}, {3} contacts",
                message.id(),
                message.sender(),
                message.receiver(),
                targets.size());
        targets.forEach(target -> bringNext(message.receiver(), target));
        return receipts.find(message.id()).orElseThrow(NoSuchMessage::new);
    }

    private Receipt receiptOf(Message message, List<Contact> targets) {
        return Receipt.of(message, targets, safekeeping.isNeededFor(message), message.sent());
    }

    private void accept(Message message, Receipt receipt, List<Contact> targets) {
        var now = message.sent();
        messages.keep(message);
        receipts.change(message.id(), known -> known.or(() -> Optional.of(receipt)));
        if (targets.isEmpty()) {
            deliveries.store(message);
            return;
        }
        var contacts = targets.stream().map(Contact::id).toList();
        deliveries.change(message.receiver(), inbox -> inbox.with(message, contacts, rules, now));
        if (receipt.durable()) {
            keepSafe(message, receipt, targets);
        }
    }

    /** A message that cannot be kept safe is not accepted, so that it is not lost under its sender's eyes. */
    private void keepSafe(Message message, Receipt receipt, List<Contact> targets) {
        try {
            safekeeping.keep(message, receipt.fingerprint(), targets);
        } catch (TooBusy e) {
            deliveries.change(message.receiver(), inbox -> inbox.without(message.id()));
            throw e;
        }
    }

    /** Somebody to whom the caller may send: one of our users, or one of another domain. */
    private interface Addressee {
        List<Contact> targets(Optional<ContactId> wanted, Handling handling);
    }

    private Addressee addressee(Caller by, Aor receiver) {
        if (outbound.isForeign(receiver)) {
            outbound.requireRight(by, receiver);
            return (wanted, handling) -> List.of(outbound.contact(by, receiver));
        }
        var user = reception.receiver(by, receiver);
        return (wanted, handling) -> targets(user, wanted, handling);
    }

    /** The contacts that shall get it; none if it shall go to the mailbox at once. */
    private List<Contact> targets(User receiver, Optional<ContactId> wanted, Handling handling) {
        var reachable = whereabouts.reachable(receiver.aor()).stream()
                .filter(contact -> wanted.isEmpty() || wanted.get().equals(contact.id()))
                .toList();
        if (!reachable.isEmpty() || handling.store()) {
            return reachable;
        }
        throw wanted.isPresent() ? new ContactGone() : new Offline(receiver);
    }

    private Duration waiting(Optional<Duration> wanted) {
        wanted.filter(time -> time.isNegative() || time.isZero()).ifPresent(time -> {
            throw new InvalidValue("expires", "must be a positive number of seconds");
        });
        return wanted.filter(time -> time.compareTo(rules.maxExpires()) <= 0)
                .orElse(wanted.isPresent() ? rules.maxExpires() : rules.defaultExpires());
    }

    private static void requireOwner(Caller by, Aor owner) {
        if (!by.is(owner)) {
            throw new NotYours("this login is " + owner + "'s");
        }
    }
}
