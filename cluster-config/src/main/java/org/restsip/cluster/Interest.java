package org.restsip.cluster;

import com.hazelcast.map.EntryProcessor;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;

/** A node begins or ceases to watch a record. */
record Interest(String node, boolean watching) implements EntryProcessor<String, Entry, Boolean> {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean process(Map.Entry<String, Entry> slot) {
        var present = Optional.ofNullable(slot.getValue()).orElse(Entry.EMPTY);
        var next = watching ? present.watchedBy(node) : present.notWatchedBy(node);
        var changed = !next.equals(present);
        if (changed) {
            Slots.put(slot, next);
        }
        return changed;
    }
}
