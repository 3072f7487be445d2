package org.restsip.mailbox;

import java.time.Duration;

/**
 * Rules for mailboxes.
 *
 * @param maxBytes         size of one message
 * @param maxMessages      messages in one mailbox
 * @param maxTotalBytes    bytes in one mailbox
 * @param maxFromOne       messages from one sender in one mailbox
 * @param maxBytesFromOne  bytes from one sender in one mailbox
 * @param retention        how long a message is kept, read or not
 */
public record MailboxRules(
        long maxBytes, int maxMessages, long maxTotalBytes, int maxFromOne, long maxBytesFromOne, Duration retention) {

    /**
     * Goes on if there is room.
     *
     * @param present  what is in the mailbox
     * @param fromOne  what of it is from the sender
     * @param incoming bytes to come
     */
    public void requireRoom(Load present, Load fromOne, long incoming) {
        if (present.messages() >= maxMessages || present.bytes() + incoming > maxTotalBytes) {
            throw new MailboxFull();
        }
        if (fromOne.messages() >= maxFromOne || fromOne.bytes() + incoming > maxBytesFromOne) {
            throw new TooMuchFromOne();
        }
    }

    /** How much there is. */
    public record Load(long messages, long bytes) {}
}
