package org.restsip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.Refusal;
import org.restsip.event.Feed;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.TooBusy;
import org.restsip.event.Version;
import org.restsip.login.Contact;
import org.restsip.login.ContactGone;
import org.restsip.login.ContactId;
import org.restsip.login.NotLoggedIn;
import org.restsip.login.Whereabouts;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.NotYours;
import org.restsip.user.Reception;

/** SEND: from whoever is proved to send, to all contacts of a user or to one of them. */
@Singleton
public class Messaging {
    private static final Logger LOG = System.getLogger(Messaging.class.getName());

    private final Inboxes inboxes;
    private final Receipts receipts;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Reception reception;
    private final Whereabouts whereabouts;
    private final MessageRules rules;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Messaging(
            Inboxes inboxes,
            Receipts receipts,
            Messages messages,
            Deliveries deliveries,
            Reception reception,
            Whereabouts whereabouts,
            MessageRules rules,
            Ids ids,
            Clock clock) {
        this.inboxes = inboxes;
        this.receipts = receipts;
        this.messages = messages;
        this.deliveries = deliveries;
        this.reception = reception;
        this.whereabouts = whereabouts;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends. When this returns the message is kept safe; the receipt tells how far it has come.
     *
     * @param contact the only contact that shall get it; empty for all
     * @param expires how long it may wait; empty for what is usual
     * @throws NotLoggedIn if the receiver has no contact now
     */
    public Receipt send(
            Caller by, Aor receiver, Optional<ContactId> contact, Content content, Optional<Duration> expires) {
        if (content.size() > rules.maxBytes()) {
            throw new MessageTooLarge(rules.maxBytes());
        }
        var now = clock.instant();
        var message = new Message(
                new MessageId(ids.random('m')), by.aor(), receiver, content, now, now.plus(waiting(expires)));
        reception.receiver(by, receiver);
        var targets = targets(receiver, contact);
        accept(message, targets, now);
        LOG.log(
                Level.DEBUG,
                "message {0}: from {1} to {2}, {3} contacts",
                message.id(),
                by.aor(),
                receiver,
                targets.size());
        targets.forEach(target -> bringNext(receiver, target));
        return receipts.find(message.id()).orElseThrow(NoSuchMessage::new);
    }

    /** What became of a message, for its sender and for operators. */
    public Receipt receipt(Caller by, Aor receiver, MessageId id) {
        return shown(receipts.find(id), by, receiver);
    }

    private static Receipt shown(Optional<Receipt> known, Caller by, Aor receiver) {
        return known.filter(receipt -> receipt.receiver().equals(receiver) && by.oversees(receipt.sender()))
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
        return new MessageFeed(inboxes, messages, deliveries, owner, contact);
    }

    /** The owner of a contact has all its messages up to that number. */
    public void acknowledge(Caller by, Aor owner, ContactId contact, long upto) {
        requireOwner(by, owner);
        deliveries.acknowledged(owner, contact, upto);
    }

    /** Takes a message back from all contacts that do not have it yet. */
    public Receipt cancel(Caller by, Aor receiver, MessageId id) {
        if (!by.is(receipt(by, receiver, id).sender())) {
            throw new NoSuchMessage();
        }
        if (deliveries.withdraw(receiver, id).isEmpty()) {
            throw new AlreadyDelivered();
        }
        return receipt(by, receiver, id);
    }

    /** The message is kept, so that it is not the sender's concern if it cannot go at once. */
    private void bringNext(Aor receiver, Contact target) {
        try {
            deliveries.bringNext(receiver, target);
        } catch (TooBusy e) {
            LOG.log(Level.WARNING, "messages for {0} have to wait: {1}", receiver, e.getMessage());
        }
    }

    private void accept(Message message, List<Contact> targets, Instant now) {
        messages.keep(message);
        receipts.change(message.id(), none -> Optional.of(Receipt.of(message, targets, now)));
        try {
            var contacts = targets.stream().map(Contact::id).toList();
            deliveries.change(message.receiver(), inbox -> inbox.with(message, contacts, rules, now));
        } catch (Refusal refusal) {
            messages.drop(message.id());
            receipts.change(message.id(), known -> Optional.empty());
            throw refusal;
        }
    }

    private List<Contact> targets(Aor receiver, Optional<ContactId> wanted) {
        var reachable = whereabouts.reachable(receiver);
        if (wanted.isPresent()) {
            return List.of(reachable.stream()
                    .filter(contact -> contact.id().equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(ContactGone::new));
        }
        if (reachable.isEmpty()) {
            throw new NotLoggedIn(receiver);
        }
        return reachable;
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
