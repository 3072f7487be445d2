package org.restsip.message;

import java.time.Instant;
import org.restsip.user.Aor;

/**
 * A message on its way.
 *
 * @param sender  who was proved to have sent it
 * @param expires until when it waits for a contact that does not take it
 */
public record Message(MessageId id, Aor sender, Aor receiver, Content content, Instant sent, Instant expires) {}
