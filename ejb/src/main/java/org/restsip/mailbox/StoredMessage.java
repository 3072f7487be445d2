package org.restsip.mailbox;

import java.time.Instant;
import java.util.Optional;
import org.restsip.user.Aor;
import org.restsip.user.UserId;

/**
 * A message in a mailbox. Its content is read apart from it.
 *
 * @param number      its place among the messages of its mailbox; the newest has the highest
 * @param sender      who was proved to have left it
 * @param type        the content's media type with its parameters, as the sender gave it
 * @param size        bytes of the content
 * @param media       where the medium is, if the content only names it
 * @param left        when it came
 * @param fingerprint stands for the request that left it, to know a repeat by
 * @param marks       who has read it
 */
public record StoredMessage(
        StoredMessageId id,
        long number,
        UserId owner,
        Aor sender,
        String type,
        long size,
        Optional<String> media,
        Instant left,
        String fingerprint,
        ReadMarks marks) {}
