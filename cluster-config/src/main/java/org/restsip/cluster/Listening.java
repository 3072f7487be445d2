package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Hears of every change in a map, while it wants to. Members send these notices to those alone who listen. */
final class Listening {
    private final IMap<String, Entry> map;
    private Optional<UUID> listener = Optional.empty();

    Listening(IMap<String, Entry> map) {
        this.map = map;
    }

    /** From now on this one is told, instead of the one before; with the entry before and after, or with the key alone. */
    synchronized void begin(boolean withEntries, Consumer<EntryEvent<String, Entry>> told) {
        end();
        var adapter = new EntryAdapter<String, Entry>() {
            @Override
            public void onEntryEvent(EntryEvent<String, Entry> event) {
                told.accept(event);
            }
        };
        listener = Optional.of(answered(() -> map.addEntryListener(adapter, withEntries)));
    }

    synchronized void end() {
        listener.ifPresent(id -> answered(() -> map.removeEntryListener(id)));
        listener = Optional.empty();
    }
}
