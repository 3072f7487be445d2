package org.restsip.message;

import java.util.Optional;

/** A port: the messages themselves, kept until nothing waits for them. */
public interface Messages {

    /** Keeps it so that it survives the death of any one node. */
    void keep(Message message);

    Optional<Message> find(MessageId id);

    /** Forgets it. */
    void drop(MessageId id);
}
