package org.restsip.mailbox;

import java.util.Optional;

/**
 * Which messages of a mailbox are asked for.
 *
 * @param reader     for whom they are read or unread
 * @param unreadOnly without those that the reader has read
 * @param before     only those with a lower number, for the next page
 * @param limit      no more than that
 */
public record Selection(Reader reader, boolean unreadOnly, Optional<Long> before, int limit) {

    /** The newest ones. */
    public static Selection newest(int limit) {
        return new Selection(Reader.OWNER, false, Optional.empty(), limit);
    }
}
