package org.restsip.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Records in memory, for tests: one node's view of a store that it may share with others. */
public class MemoryRecords<K, R extends Revised<R>> implements Records<K, R> {
    private final Shared<K, R> shared;
    private final Clock clock;
    private final Hub hub;
    private final Function<K, Topic> topic;
    private final int number;
    private final Deque<TooBusy> failures = new ArrayDeque<>();

    private static final class Shared<K, R> {
        private final Map<K, R> records = new HashMap<>();
        private final Map<K, Set<Hub>> watchers = new HashMap<>();
        private int nodes;
    }

    /** The only node, so far. */
    protected MemoryRecords(Clock clock, Hub hub, Function<K, Topic> topic) {
        this(new Shared<>(), clock, hub, topic);
    }

    /** Another node with the same records. */
    protected MemoryRecords(MemoryRecords<K, R> other, Hub hub) {
        this(other.shared, other.clock, hub, other.topic);
    }

    private MemoryRecords(Shared<K, R> shared, Clock clock, Hub hub, Function<K, Topic> topic) {
        this.shared = shared;
        this.clock = clock;
        this.hub = hub;
        this.topic = topic;
        this.number = shared.nodes++;
    }

    /** The next change on this node fails, and changes nothing. */
    public void failNext(TooBusy failure) {
        failures.add(failure);
    }

    @Override
    public Optional<R> find(K key) {
        synchronized (shared) {
            return Optional.ofNullable(shared.records.get(key));
        }
    }

    @Override
    public Optional<R> change(K key, UnaryOperator<Optional<R>> change) {
        Optional<R> next;
        Set<Hub> told;
        synchronized (shared) {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            var known = find(key);
            var wanted = worked(change, known);
            if (wanted.equals(known)) {
                return known;
            }
            next = wanted.map(record -> record.at(after(known)));
            next.ifPresentOrElse(record -> shared.records.put(key, record), () -> shared.records.remove(key));
            told = Set.copyOf(shared.watchers.getOrDefault(key, Set.of()));
        }
        told.forEach(watcher -> watcher.changed(topic.apply(key)));
        return next;
    }

    /** All records of all nodes. */
    protected List<R> records() {
        synchronized (shared) {
            return List.copyOf(shared.records.values());
        }
    }

    @Override
    public void watch(K key) {
        synchronized (shared) {
            shared.watchers.computeIfAbsent(key, none -> new HashSet<>()).add(hub);
        }
    }

    @Override
    public void unwatch(K key) {
        synchronized (shared) {
            shared.watchers.getOrDefault(key, new HashSet<>()).remove(hub);
        }
    }

    @Override
    public List<K> due(Instant now) {
        synchronized (shared) {
            return owned().stream()
                    .filter(key -> find(key)
                            .flatMap(Revised::deadline)
                            .filter(deadline -> !deadline.isAfter(now))
                            .isPresent())
                    .toList();
        }
    }

    @Override
    public List<K> owned() {
        synchronized (shared) {
            var mine = new ArrayList<K>();
            for (var key : shared.records.keySet()) {
                if (Math.floorMod(key.hashCode(), shared.nodes) == number) {
                    mine.add(key);
                }
            }
            return mine;
        }
    }

    /** Once for nothing, as if another node had been faster. */
    private Optional<R> worked(UnaryOperator<Optional<R>> change, Optional<R> known) {
        var lost = change.apply(known);
        var kept = change.apply(known);
        if (!lost.equals(kept)) {
            throw new AssertionError(
                    "a change must have no effect of its own, and came out differently: " + lost + " and then " + kept);
        }
        return kept;
    }

    private Version after(Optional<R> known) {
        return known.map(record -> record.revision().next()).orElseGet(() -> Version.startingAt(clock.instant()));
    }
}
