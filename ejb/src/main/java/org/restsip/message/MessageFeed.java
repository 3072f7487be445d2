package org.restsip.message;

import java.util.List;
import java.util.Optional;
import org.restsip.event.Event;
import org.restsip.event.Feed;
import org.restsip.event.Topic;
import org.restsip.login.ContactId;
import org.restsip.message.Inbox.Slot;
import org.restsip.user.Aor;

/** The messages of one web contact, in order: first all that it has not acknowledged, then each new one. */
final class MessageFeed implements Feed {
    /** So that a long queue is not read into memory at once. */
    private static final int AT_ONCE = 16;

    private final Inboxes inboxes;
    private final Messages messages;
    private final Receipts receipts;
    private final Deliveries deliveries;
    private final Aor owner;
    private final ContactId contact;
    private long shown;
    private boolean more;
    private List<Slot> given = List.of();

    MessageFeed(
            Inboxes inboxes,
            Messages messages,
            Receipts receipts,
            Deliveries deliveries,
            Aor owner,
            ContactId contact) {
        this.inboxes = inboxes;
        this.messages = messages;
        this.receipts = receipts;
        this.deliveries = deliveries;
        this.owner = owner;
        this.contact = contact;
    }

    @Override
    public Topic topic() {
        return Inboxes.topic(owner);
    }

    @Override
    public void watch() {
        inboxes.watch(owner);
    }

    @Override
    public void unwatch() {
        inboxes.unwatch(owner);
    }

    @Override
    public List<Event> pull() {
        var lane = inboxes.find(owner).flatMap(inbox -> inbox.lane(contact));
        if (lane.map(Inbox.Lane::lastSeq).orElse(0L) < shown) {
            shown = 0; // the lane was idle for so long that it was forgotten, and its numbers begin again
        }
        given = lane.map(known -> deliveries.handOver(owner, known, shown, AT_ONCE))
                .orElse(List.of());
        more = given.size() == AT_ONCE;
        if (!given.isEmpty()) {
            shown = given.get(given.size() - 1).seq();
        }
        return given.stream().flatMap(slot -> event(slot).stream()).toList();
    }

    @Override
    public void written() {
        deliveries.delivered(contact, given);
        given = List.of();
    }

    @Override
    public boolean hasMore() {
        return more;
    }

    private Optional<Event> event(Slot slot) {
        return slot.withdrawal() ? withdrawal(slot) : message(slot);
    }

    private Optional<Event> withdrawal(Slot slot) {
        return receipts.find(slot.message())
                .map(receipt -> new Event(
                        Event.Type.WITHDRAWN,
                        Optional.empty(),
                        new Withdrawal(
                                slot.seq(), slot.delivered(), receipt.id(), receipt.sender(), receipt.receiver())));
    }

    private Optional<Event> message(Slot slot) {
        return messages.find(slot.message())
                .map(message -> new Event(
                        Event.Type.MESSAGE, Optional.empty(), new Delivery(slot.seq(), slot.delivered(), message)));
    }
}
