package org.restsip.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What is in the database, in memory, for tests. */
public class MemoryDurableMessages implements DurableMessages {
    private final TreeMap<String, Waiting> kept = new TreeMap<>();
    private boolean broken;

    /** From now on nothing can be kept. */
    public synchronized void breakDown() {
        broken = true;
    }

    @Override
    public synchronized void keep(Waiting waiting) {
        if (broken) {
            throw new IllegalStateException("no database");
        }
        kept.putIfAbsent(waiting.message().id().value(), waiting);
    }

    @Override
    public synchronized void done(Collection<Done> places) {
        for (var place : places) {
            kept.computeIfPresent(place.message().value(), (id, waiting) -> {
                var rest = new ArrayList<>(waiting.places());
                rest.removeIf(other -> other.contact().equals(place.contact()));
                return rest.isEmpty() ? null : new Waiting(waiting.message(), waiting.fingerprint(), rest);
            });
        }
    }

    @Override
    public synchronized void sweep(Instant now) {
        kept.values().removeIf(waiting -> !waiting.message().expires().isAfter(now));
    }

    @Override
    public synchronized List<Waiting> after(Optional<MessageId> last, int limit) {
        return kept.tailMap(last.map(MessageId::value).orElse(""), false).values().stream()
                .limit(limit)
                .toList();
    }
}
