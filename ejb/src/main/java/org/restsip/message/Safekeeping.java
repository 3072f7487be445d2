package org.restsip.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.restsip.event.Node;
import org.restsip.event.TooBusy;
import org.restsip.login.Contact;
import org.restsip.login.ContactId;
import org.restsip.message.DurableMessages.Done;
import org.restsip.message.DurableMessages.Place;
import org.restsip.message.DurableMessages.Waiting;

/**
 * Keeps messages in the database where the cluster alone would not be safe enough: while it has one member, what waits
 * for more than an hour, and what is to end in a mailbox. What was kept is offered again after the whole cluster has
 * been away.
 */
@Singleton
public class Safekeeping {
    private static final Logger LOG = System.getLogger(Safekeeping.class.getName());
    private static final Duration LONG = Duration.ofHours(1);
    private static final int AT_ONCE = 100;

    private final DurableMessages durable;
    private final Inboxes inboxes;
    private final Receipts receipts;
    private final Messages messages;
    private final Node node;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();

    @Inject
    public Safekeeping(
            DurableMessages durable, Inboxes inboxes, Receipts receipts, Messages messages, Node node, Clock clock) {
        this.durable = durable;
        this.inboxes = inboxes;
        this.receipts = receipts;
        this.messages = messages;
        this.node = node;
        this.clock = clock;
    }

    /** Whether the cluster alone would not be safe enough for it. */
    boolean isNeededFor(Message message) {
        return message.store()
                || Duration.between(message.sent(), message.expires()).compareTo(LONG) > 0
                || node.members().size() == 1;
    }

    /**
     * Keeps a message that waits in its receiver's inbox. When this returns it is in the database.
     *
     * @throws TooBusy if that is not sure
     */
    void keep(Message message, String fingerprint, List<Contact> contacts) {
        var inbox = inboxes.find(message.receiver());
        var places = contacts.stream()
                .flatMap(contact -> inbox
                        .flatMap(known -> known.waiting(contact.id()).stream()
                                .filter(slot -> slot.message().equals(message.id()))
                                .findFirst())
                        .map(slot -> new Place(contact.id(), slot.seq(), !contact.isWeb()))
                        .stream())
                .toList();
        if (places.isEmpty()) {
            return; // all have it already
        }
        try {
            durable.keep(new Waiting(message, fingerprint, places));
        } catch (RuntimeException e) {
            throw new TooBusy("the message cannot be kept safe now; try again", e);
        }
    }

    /** It waits there no more. The database hears of it a moment later; at worst it offers the message once more. */
    void letGo(MessageId message, ContactId contact) {
        done.add(new Done(message, contact));
    }

    /** Tells the database what waits no more; called several times a second. */
    public void settle() {
        var some = new ArrayList<Done>();
        for (var next = done.poll(); next != null; next = done.poll()) {
            some.add(next);
        }
        if (!some.isEmpty()) {
            try {
                durable.done(some);
            } catch (RuntimeException e) {
                done.addAll(some);
                LOG.log(Level.WARNING, "{0} messages that are done stay in the database for now: {1}", some.size(), e);
            }
        }
    }

    /** Lets go of what has waited too long; called now and then. */
    public void sweep() {
        durable.sweep(clock.instant());
    }

    /** Offers again what the database holds and the cluster does not know; called once, when the server starts. */
    public void restore() {
        var last = Optional.<MessageId>empty();
        var count = 0L;
        for (var some = durable.after(last, AT_ONCE); !some.isEmpty(); some = durable.after(last, AT_ONCE)) {
            count += some.stream().filter(this::restore).count();
            last = Optional.of(some.get(some.size() - 1).message().id());
        }
        if (count > 0) {
            LOG.log(Level.INFO, "{0} messages from before are offered again", count);
        }
    }

    /** Only one node makes the receipt, and only that one goes on. */
    private boolean restore(Waiting waiting) {
        var message = waiting.message();
        if (!message.expires().isAfter(clock.instant())) {
            return false;
        }
        var fresh = Receipt.restored(waiting, clock.instant());
        var made = new boolean[1];
        receipts.change(message.id(), known -> {
            made[0] = known.isEmpty();
            return known.or(() -> Optional.of(fresh));
        });
        if (made[0]) {
            messages.keep(message);
            inboxes.change(
                    message.receiver(),
                    known -> Optional.of(known.orElseGet(() -> Inbox.of(message.receiver()))
                            .restoring(message, waiting.places(), clock.instant())));
        }
        return made[0];
    }
}
