package org.restsip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restsip.InvalidValue;
import org.restsip.event.Neighbours;
import org.restsip.event.Node;
import org.restsip.event.NodeId;
import org.restsip.event.Topic;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.login.Whereabouts;
import org.restsip.mailbox.Mailbox;
import org.restsip.mailbox.MailboxFull;
import org.restsip.mailbox.StoredMessageId;
import org.restsip.mailbox.TooMuchFromOne;
import org.restsip.message.Inbox.Slot;
import org.restsip.trace.Cause;
import org.restsip.user.Aor;
import org.restsip.user.NoSuchUser;

/**
 * How accepted messages get to contacts. A web client fetches its own through a {@link MessageFeed}; to
 * a phone they are brought one at a time, so that they arrive in order.
 */
@Singleton
public class Deliveries {
    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    /** How long somebody who is away can come back and still hear that an invitation is withdrawn. */
    private static final Duration WITHDRAWAL_MATTERS = Duration.ofMinutes(10);

    /** The errand by which nodes ask each other to bring what waits: {@code address contact}. */
    private static final String BRING = "bring";

    private final Inboxes inboxes;
    private final Receipts receipts;
    private final Messages messages;
    private final Whereabouts whereabouts;
    private final Outbound outbound;
    private final Reach reach;
    private final Mailbox mailbox;
    private final Safekeeping safekeeping;
    private final Neighbours neighbours;
    private final Node node;
    private final Clock clock;
    private final Carriage carriage;

    @Inject
    public Deliveries(
            Inboxes inboxes,
            Receipts receipts,
            Messages messages,
            Whereabouts whereabouts,
            Outbound outbound,
            Reach reach,
            Mailbox mailbox,
            Safekeeping safekeeping,
            Neighbours neighbours,
            Node node,
            Clock clock) {
        this.inboxes = inboxes;
        this.receipts = receipts;
        this.messages = messages;
        this.whereabouts = whereabouts;
        this.outbound = outbound;
        this.reach = reach;
        this.mailbox = mailbox;
        this.safekeeping = safekeeping;
        this.neighbours = neighbours;
        this.node = node;
        this.clock = clock;
        this.carriage = new Carriage(inboxes, node);
    }

    /** From now on other nodes may ask this one to bring what waits for the phones that hang on it. */
    public void serveNeighbours() {
        neighbours.serve(BRING, asked -> {
            var space = asked.indexOf(' ');
            bringNext(Aor.of(asked.substring(0, space)), new ContactId(asked.substring(space + 1)));
        });
    }

    /**
     * Brings a contact's next message, unless one is under way or the contact fetches its own. If the contact can be
     * reached only from another node, that one is asked to; if from none, the message waits until the contact is back.
     */
    public void bringNext(Aor owner, Contact contact) {
        if (contact.isWeb() || !carriage.isWaiting(owner, contact.id())) {
            return;
        }
        var from = reach.from(contact);
        if (from.filter(node.id()::equals).isPresent()) {
            bringFromHere(owner, contact);
        } else {
            from.ifPresent(other -> neighbours.ask(other, new Topic(BRING, owner + " " + contact.id())));
        }
    }

    private void bringNext(Aor owner, ContactId contact) {
        contact(owner, contact).ifPresent(known -> bringNext(owner, known));
    }

    /** A contact to which messages go; an address of another domain is always one. */
    Optional<Contact> contact(Aor owner, ContactId id) {
        return outbound.isForeign(owner) ? Optional.of(outbound.contact(owner, id)) : whereabouts.contact(owner, id);
    }

    private void bringFromHere(Aor owner, Contact contact) {
        for (var next = carriage.take(owner, contact.id());
                next.isPresent();
                next = carriage.take(owner, contact.id())) {
            var id = next.get().message();
            var message = messages.find(id);
            if (message.isEmpty()) {
                close(id, owner, contact.id(), DeliveryState.FAILED, "the message is lost");
            } else if (bring(message.get(), contact, next.get())) {
                return;
            }
        }
    }

    /** A message that was brought has arrived or failed; the next one can go. */
    public void settled(MessageId id, Aor owner, ContactId contact, DeliveryState state, String reason) {
        close(id, owner, contact, state, reason);
        bringNext(owner, contact);
    }

    /**
     * What nodes that are gone were bringing is brought again, and nothing waits because a word between nodes got lost.
     * Doing it once too often does no harm.
     */
    public void resumeForAllBut(Set<NodeId> alive) {
        inboxes.forEach(inboxes.owned(), owner -> {
            carriage.takeFromAllBut(owner, alive);
            inboxes.find(owner).ifPresent(inbox -> inbox.lanes().forEach(lane -> bringNext(owner, lane.contact())));
        });
    }

    /**
     * Hands a web contact what comes after that number. It counts as delivered from now on and not only when it is
     * written, so that nobody takes back what the client may be reading already.
     *
     * @param known the contact's lane as it was found
     * @return the slots as they were before
     */
    List<Slot> handOver(Aor owner, Inbox.Lane known, long after, int limit) {
        var given = new ArrayList<>(known.after(after, limit));
        if (!given.stream().allMatch(Slot::delivered)) {
            change(owner, inbox -> {
                given.clear();
                inbox.lane(known.contact()).ifPresent(lane -> given.addAll(lane.after(after, limit)));
                return given.isEmpty()
                        ? inbox
                        : inbox.delivered(
                                known.contact(), given.get(given.size() - 1).seq());
            });
        }
        return given;
    }

    /** What a web contact was handed is written to its connection. */
    void delivered(ContactId contact, List<Slot> given) {
        given.stream()
                .filter(slot -> !slot.withdrawal())
                .forEach(slot -> mark(slot.message(), contact, DeliveryState.DELIVERED, ""));
    }

    /** A web contact says that it has all messages up to that number. */
    void acknowledged(Aor owner, ContactId contact, long upto) {
        var done = new ArrayList<Slot>();
        change(owner, inbox -> {
            if (upto > inbox.lane(contact).map(Inbox.Lane::handedOver).orElse(0L)) {
                throw new InvalidValue("upto", "is more than this contact was given");
            }
            var next = inbox.without(contact, slot -> slot.seq() <= upto);
            left(inbox, next, contact, done);
            return next;
        });
        done.stream()
                .filter(slot -> !slot.withdrawal())
                .forEach(slot -> mark(slot.message(), contact, DeliveryState.ACKNOWLEDGED, ""));
    }

    /**
     * Takes a message back from the contacts that do not have it yet, in one step; those of {@code told} that have it
     * are told.
     *
     * @return whether anybody noticed
     */
    boolean withdraw(Aor owner, MessageId id, List<ContactId> told) {
        var withdrawn = new ArrayList<ContactId>();
        var delivered = new ArrayList<ContactId>();
        var recalled = new boolean[1];
        var now = clock.instant();
        change(owner, inbox -> {
            withdrawn.clear();
            withdrawn.addAll(inbox.having(id, false));
            delivered.clear();
            delivered.addAll(inbox.having(id, true));
            var rest = inbox.withdrawing(id);
            var given = told.stream()
                    .filter(contact -> !withdrawn.contains(contact))
                    .toList();
            var next = rest.recalling(id, given, now.plus(WITHDRAWAL_MATTERS), now);
            recalled[0] = !next.equals(rest);
            return next;
        });
        delivered.forEach(contact -> mark(id, contact, DeliveryState.DELIVERED, ""));
        withdrawn.forEach(contact -> mark(id, contact, DeliveryState.CANCELLED, ""));
        return recalled[0] || !withdrawn.isEmpty();
    }

    /** Lets go of all that waits for a user who goes away. */
    public void forget(Aor owner) {
        var gone = new HashMap<ContactId, List<Slot>>();
        change(owner, inbox -> {
            gone.clear();
            inbox.lanes().forEach(lane -> gone.put(lane.contact(), lane.slots()));
            return Inbox.of(owner).at(inbox.revision());
        });
        gone.forEach((contact, slots) ->
                slots.forEach(slot -> mark(slot.message(), contact, DeliveryState.FAILED, "the user is gone")));
    }

    /** Ends what has waited too long; called several times a second on every node. */
    public void endDue() {
        var now = clock.instant();
        inboxes.forEach(inboxes.due(now), owner -> endDue(owner, now));
        receipts.forEach(
                receipts.due(now),
                id -> receipts.change(
                        id,
                        known -> known.filter(
                                receipt -> receipt.deadline().orElseThrow().isAfter(now))));
    }

    private void endDue(Aor owner, Instant now) {
        inboxes.find(owner)
                .ifPresent(inbox -> inbox.slots()
                        .filter(slot -> slot.isOver(now) && !slot.withdrawal())
                        .map(Slot::message)
                        .distinct()
                        .forEach(this::leaveInMailbox));
        var over = new HashMap<ContactId, List<Slot>>();
        change(owner, inbox -> {
            var next = inbox.asOf(now);
            over.clear();
            for (var lane : inbox.lanes()) {
                left(inbox, next, lane.contact(), over.computeIfAbsent(lane.contact(), contact -> new ArrayList<>()));
            }
            return next;
        });
        over.forEach((contact, slots) -> {
            slots.forEach(slot -> expire(slot, contact));
            bringNext(owner, contact); // the one that is over may have been under way
        });
    }

    /** Which slots one step takes from a contact; asked within the step, because it may be worked out again. */
    private static void left(Inbox before, Inbox after, ContactId contact, List<Slot> gone) {
        gone.clear();
        gone.addAll(before.waiting(contact));
        gone.removeAll(after.waiting(contact));
    }

    List<Slot> waiting(Aor owner, ContactId contact) {
        return inboxes.find(owner).map(inbox -> inbox.waiting(contact)).orElse(List.of());
    }

    void change(Aor owner, UnaryOperator<Inbox> change) {
        inboxes.change(
                owner,
                known -> Optional.of(change.apply(known.orElseGet(() -> Inbox.of(owner))))
                        .filter(inbox -> !inbox.lanes().isEmpty()));
    }

    void mark(MessageId id, ContactId contact, DeliveryState state, String reason) {
        var now = clock.instant();
        var receipt = receipts.change(id, known -> known.map(present -> present.with(contact, state, reason, now)));
        if (state.isFinal() && receipt.filter(Receipt::durable).isPresent()) {
            safekeeping.letGo(id, contact);
        }
        if (receipt.filter(Receipt::isSettled).isPresent()) {
            messages.drop(id);
        }
    }

    private void expire(Slot slot, ContactId contact) {
        if (!slot.withdrawal()) {
            mark(slot.message(), contact, DeliveryState.EXPIRED, "");
            messages.drop(slot.message());
        }
    }

    /** Whether it is under way, or has to wait. */
    private boolean bring(Message message, Contact contact, Slot slot) {
        try {
            Cause.during(message.cause(), () -> reach.bring(message, contact, slot.wasTried()));
            return true;
        } catch (Unreachable e) {
            close(message.id(), message.receiver(), contact.id(), DeliveryState.FAILED, e.reason());
            return false;
        } catch (Away e) {
            LOG.log(Level.DEBUG, "message {0} waits for {1}: {2}", message.id(), contact.id(), e.getMessage());
            carriage.putBack(message.receiver(), contact.id(), slot);
            lookAgain(message.receiver(), contact);
            return true;
        }
    }

    /** A phone that came back just before its message was put back has found nothing to be brought. */
    private void lookAgain(Aor owner, Contact tried) {
        contact(owner, tried.id())
                .filter(known -> !known.phone().equals(tried.phone()))
                .ifPresent(known -> bringNext(owner, known));
    }

    /** Puts a message into the mailbox, because the receiver has no contact to give it to. */
    void store(Message message) {
        mailbox.store(
                new StoredMessageId(message.id().value()),
                message.sender(),
                message.receiver(),
                message.content().type(),
                message.content().bytes());
        receipts.change(message.id(), known -> known.map(receipt -> receipt.inMailbox(clock.instant())));
        messages.drop(message.id());
    }

    /** Before the message leaves its lane, so that it is never nowhere. Leaving it twice is leaving it once. */
    private void leaveInMailbox(MessageId id) {
        if (receipts.find(id).filter(Receipt::isUntaken).isPresent()) {
            messages.find(id).filter(Message::store).ifPresent(this::leaveInMailbox);
        }
    }

    private void leaveInMailbox(Message message) {
        try {
            store(message);
        } catch (MailboxFull | TooMuchFromOne | NoSuchUser refusal) {
            LOG.log(Level.INFO, "message {0} ends: {1}", message.id(), refusal.getMessage());
        }
    }

    private void close(MessageId id, Aor owner, ContactId contact, DeliveryState state, String reason) {
        var now = clock.instant();
        if (receipts.find(id)
                        .map(receipt -> receipt.with(contact, state, reason, now))
                        .filter(Receipt::isSettled)
                        .isPresent()
                && state == DeliveryState.FAILED) {
            leaveInMailbox(id);
        }
        change(owner, inbox -> inbox.without(contact, slot -> slot.message().equals(id)));
        mark(id, contact, state, reason);
    }
}
