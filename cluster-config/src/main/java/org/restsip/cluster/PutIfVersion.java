package org.restsip.cluster;

import com.hazelcast.map.EntryProcessor;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restsip.event.Revised;
import org.restsip.event.Version;

/**
 * The one step by which records change: puts the next record in the place of the expected one. It is all
 * data, because it runs again on the backup and may be repeated by Hazelcast: anything that it worked out
 * itself could come out differently there.
 */
@SuppressWarnings("serial") // written by its Compact serializer, never by Java's
record PutIfVersion(Version expected, Optional<Revised<?>> next, long change)
        implements EntryProcessor<String, Entry, PutIfVersion.Outcome> {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * What came of it.
     *
     * @param stored   whether the record is now the next one, by this run or an earlier one of the same change
     * @param watchers the nodes to tell
     */
    record Outcome(boolean stored, List<String> watchers) {}

    @Override
    public Outcome process(Map.Entry<String, Entry> slot) {
        var present = Optional.ofNullable(slot.getValue()).orElse(Entry.EMPTY);
        if (present.changes().contains(change)) {
            return new Outcome(true, present.watchers());
        }
        if (!present.revision().equals(expected)) {
            return new Outcome(false, List.of());
        }
        Slots.put(slot, present.with(next, change));
        return new Outcome(true, present.watchers());
    }
}
