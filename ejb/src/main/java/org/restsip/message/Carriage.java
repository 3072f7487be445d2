package org.restsip.message;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restsip.event.Node;
import org.restsip.event.NodeId;
import org.restsip.login.ContactId;
import org.restsip.message.Inbox.Slot;
import org.restsip.user.Aor;

/** Who carries what to phones: each message is in the hands of one node, and of another only when that one is gone. */
final class Carriage {
    private final Inboxes inboxes;
    private final Node node;

    Carriage(Inboxes inboxes, Node node) {
        this.inboxes = inboxes;
        this.node = node;
    }

    boolean isWaiting(Aor owner, ContactId contact) {
        return next(owner, contact).isPresent();
    }

    /** The contact's next message, from now on in this node's hands: whoever asks, only one caller gets it. */
    Optional<Slot> take(Aor owner, ContactId contact) {
        var next = next(owner, contact);
        if (next.isEmpty()) {
            return next;
        }
        var taken = new boolean[1];
        change(owner, inbox -> {
            taken[0] = inbox.next(contact).equals(next);
            return taken[0] ? inbox.carried(contact, next.get().seq(), node.id()) : inbox;
        });
        return taken[0] ? next : Optional.empty();
    }

    /** It could not go: it waits again, as if it had never been taken. */
    void putBack(Aor owner, ContactId contact, Slot taken) {
        change(owner, inbox -> inbox.replacing(contact, taken));
    }

    /** What is in the hands of nodes that are gone waits again. */
    void takeFromAllBut(Aor owner, Set<NodeId> alive) {
        change(owner, inbox -> inbox.carriedOnlyBy(alive));
    }

    private Optional<Slot> next(Aor owner, ContactId contact) {
        return inboxes.find(owner).flatMap(inbox -> inbox.next(contact));
    }

    private void change(Aor owner, UnaryOperator<Inbox> change) {
        inboxes.change(owner, known -> known.map(change));
    }
}
