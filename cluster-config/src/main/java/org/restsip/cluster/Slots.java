package org.restsip.cluster;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The place of an entry in a map. */
final class Slots {
    private Slots() {}

    /** Hazelcast removes what is set to null; nothing is kept for nobody. */
    static void put(Map.Entry<String, @Nullable Entry> slot, Entry next) {
        slot.setValue(next.isEmpty() ? null : next);
    }
}
