package org.restsip.message;

import java.time.Instant;
import java.util.Optional;
import org.restsip.message.Handling.Kind;
import org.restsip.user.Aor;

/**
 * A message on its way.
 *
 * @param sender  who was proved to have sent it
 * @param expires until when it waits for a contact that does not take it
 * @param kind    what it is, as the sender says
 * @param store   whether it goes to the mailbox if nobody takes it
 * @param hops    how many servers more it may pass, so that none goes in circles
 * @param cause   the request of the API that it goes back to, see {@link org.restsip.trace.Cause}; not kept for good
 */
public record Message(
        MessageId id,
        Aor sender,
        Aor receiver,
        Content content,
        Instant sent,
        Instant expires,
        Kind kind,
        boolean store,
        int hops,
        Optional<String> cause) {

    /** One that begins its way here. */
    public Message(
            MessageId id,
            Aor sender,
            Aor receiver,
            Content content,
            Instant sent,
            Instant expires,
            Kind kind,
            boolean store) {
        this(id, sender, receiver, content, sent, expires, kind, store, Handling.MOST_HOPS, Optional.empty());
    }

    /** One that is nothing in particular. */
    public Message(MessageId id, Aor sender, Aor receiver, Content content, Instant sent, Instant expires) {
        this(id, sender, receiver, content, sent, expires, Kind.MESSAGE, false);
    }
}
