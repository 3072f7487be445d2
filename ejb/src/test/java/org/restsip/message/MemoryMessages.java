package org.restsip.message;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Messages in memory, for tests. */
public class MemoryMessages implements Messages {
    private final Map<MessageId, Message> kept = new ConcurrentHashMap<>();

    @Override
    public void keep(Message message) {
        kept.put(message.id(), message);
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public void drop(MessageId id) {
        kept.remove(id);
    }

    public int size() {
        return kept.size();
    }
}
