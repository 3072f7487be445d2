package org.restsip.message;

import java.time.Instant;
import org.restsip.message.Handling.Kind;
import org.restsip.user.Aor;

/**
 * A message on its way.
 *
 * @param sender  who was proved to have sent it
 * @param expires until when it waits for a contact that does not take it
 * @param kind    what it is, as the sender says
 * @param store   whether it goes to the mailbox if nobody takes it
 */
public record Message(
        MessageId id,
        Aor sender,
        Aor receiver,
        Content content,
        Instant sent,
        Instant expires,
        Kind kind,
        boolean store) {

    /** One that is nothing in particular. */
    public Message(MessageId id, Aor sender, Aor receiver, Content content, Instant sent, Instant expires) {
        this(id, sender, receiver, content, sent, expires, Kind.MESSAGE, false);
    }
}
