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
 * @param changes  id of each writer's last change, oldest first, so that a repeated one is recognised
 * @param watchers ids of nodes; outside of the record and its version
 */
record Entry(Optional<Revised<?>> record, List<Long> changes, List<String> watchers) {
    /**
     * Writers, not changes: a node makes its next change of a record when it knows what became of the last, or has given
     * up asking ({@link Turns}). So a repeat is recognised however many changes others made meanwhile.
     */
    private static final int REMEMBERED = 32;

    static final Entry EMPTY = new Entry(Optional.empty(), List.of(), List.of());

    Version revision() {
        return record.map(Revised::revision).orElse(Version.NONE);
    }

    boolean isEmpty() {
        return record.isEmpty() && watchers.isEmpty();
    }

    /** The id of a writer's next change: the writer in the upper half. */
    static long changeId(String node, int number) {
        return ((long) node.hashCode() << Integer.SIZE) | Integer.toUnsignedLong(number);
    }

    Entry with(Optional<Revised<?>> next, long change) {
        var ids = new ArrayList<>(changes);
        ids.removeIf(id -> id >> Integer.SIZE == change >> Integer.SIZE);
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
