package org.restsip.mailbox;

import org.restsip.event.Version;

/**
 * What is in a mailbox; for phones the counts of RFC 3842.
 *
 * @param version  changes with everything in the mailbox
 * @param messages how many there are
 * @param unread   how many of them nobody has read
 * @param bytes    the size of all
 */
public record Summary(Version version, long messages, long unread, long bytes) {
    public static final Summary NOTHING = new Summary(Version.NONE, 0, 0, 0);
}
