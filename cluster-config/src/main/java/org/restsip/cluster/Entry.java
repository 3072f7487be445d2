package org.restsip.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.restsip.event.Revised;
import org.restsip.event.Version;

/**
 * What a map holds under a key: the record, the changes that made it lately, and the nodes that watch it.
 *
 * @param record   empty while there is none, but somebody waits for it
 * @param changes  ids of the last changes, oldest first, so that a repeated one is recognised
 * @param watchers ids of nodes; outside of the record and its version
 */
record Entry(Optional<Revised<?>> record, List<Long> changes, List<String> watchers) {
    /** Hazelcast repeats an operation within seconds; more changes of one record than this are not made meanwhile. */
    private static final int REMEMBERED = 8;

    static final Entry EMPTY = new Entry(Optional.empty(), List.of(), List.of());

    Version revision() {
        return record.map(Revised::revision).orElse(Version.NONE);
    }

    boolean isEmpty() {
        return record.isEmpty() && watchers.isEmpty();
    }

    Entry with(Optional<Revised<?>> next, long change) {
        var ids = new ArrayList<>(changes);
        ids.add(change);
        return new Entry(next, ids.subList(Math.max(0, ids.size() - REMEMBERED), ids.size()), watchers);
    }

    Entry watchedBy(String node) {
        var nodes = new TreeSet<>(watchers);
        nodes.add(node);
        return new Entry(record, changes, List.copyOf(nodes));
    }

    Entry notWatchedBy(String node) {
        return new Entry(
                record,
                changes,
                watchers.stream().filter(watcher -> !watcher.equals(node)).toList());
    }
}
