package org.restsip.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.restsip.login.ContactId;

/** A port: messages that wait, in the database, for when the whole cluster has been away. */
public interface DurableMessages {

    /**
     * A message that waits.
     *
     * @param fingerprint see {@link Receipt#fingerprint}
     * @param places      where it waits; none twice
     */
    record Waiting(Message message, String fingerprint, List<Place> places) {
        public Waiting {
            places = List.copyOf(places);
        }
    }

    /**
     * One contact for which a message waits.
     *
     * @param seq   its number among the contact's messages
     * @param phone whether it is brought there, and not fetched
     */
    record Place(ContactId contact, long seq, boolean phone) {}

    /** A message waits for that contact no more. */
    record Done(MessageId message, ContactId contact) {}

    /** Keeps it; keeping it again does nothing. When this returns it is in the database. */
    void keep(Waiting waiting);

    /** Lets go of places, and of messages that wait nowhere any more. */
    void done(Collection<Done> places);

    /** Lets go of what has waited too long. */
    void sweep(Instant now);

    /** Some of those that wait, in the order of their ids, after that one. */
    List<Waiting> after(Optional<MessageId> last, int limit);
}
