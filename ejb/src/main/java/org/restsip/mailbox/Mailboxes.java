package org.restsip.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.user.Aor;
import org.restsip.user.UserId;

/**
 * A port: the stored messages, kept for good. A message comes in parts, so that no content is in memory as a whole and
 * none holds up the store while its sender is slow.
 */
public interface Mailboxes {
    /** Bytes of a part of a content. */
    int PART = 256 * 1024;

    /**
     * Makes room for a message that nobody sees yet.
     *
     * @param upload names this try to leave it
     * @param bytes  the room it needs at most
     * @throws org.restsip.user.NoSuchUser if there is no such owner
     * @throws MailboxFull                 if the mailbox has not that much room
     * @throws TooMuchFromOne              if the sender may not have that much of it
     */
    void begin(UploadId upload, UserId owner, Aor sender, long bytes, Instant now, MailboxRules rules);

    /** Keeps the next part of the content; all but the last are {@link #PART} long. */
    void append(UploadId upload, int part, byte[] bytes);

    /**
     * Puts the message that was begun and appended into the mailbox, as its newest; its number and its marks are the
     * mailbox's to give.
     *
     * @return the message, or the one of this id that another try has put there first
     * @throws org.restsip.user.NoSuchUser if the owner is gone
     */
    StoredMessage complete(UploadId upload, StoredMessage message);

    /** Gives back the room of a message that does not come. */
    void abandon(UploadId upload);

    Optional<StoredMessage> find(UserId owner, StoredMessageId id);

    /** A part of the content; empty if there is none, or no such message any more. */
    Optional<byte[]> part(UserId owner, StoredMessageId id, int part);

    /** Messages of a mailbox, the newest first. */
    List<StoredMessage> of(UserId owner, Selection wanted);

    /** What is in a mailbox; nothing if there is no such owner. */
    Summary summary(UserId owner);

    /** Marks a message read or unread; empty if it is not there. */
    Optional<StoredMessage> mark(UserId owner, StoredMessageId id, Reader reader, boolean read);

    /** Throws a message away; false if it is not there. */
    boolean remove(UserId owner, StoredMessageId id);

    /**
     * Throws away some of the messages that were left before that moment, and says whose they were; empty if there are
     * none. What was begun an hour before {@code now} and is not complete goes too.
     */
    List<UserId> sweep(Instant leftBefore, Instant now);
}
