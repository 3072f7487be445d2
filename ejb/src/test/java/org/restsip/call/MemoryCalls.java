package org.restsip.call;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;
import org.restsip.user.Aor;

/** Calls in memory, for tests. */
public class MemoryCalls extends MemoryRecords<CallId, Call> implements Calls {
    /** Of all nodes: those of them that want to hear of everything. */
    private final Set<MemoryCalls> listening;

    private volatile Consumer<Set<Aor>> changed = people -> {};

    public MemoryCalls(Clock clock, Hub hub) {
        super(clock, hub, Calls::topic);
        listening = ConcurrentHashMap.newKeySet();
    }

    /** Another node with the same calls. */
    public MemoryCalls(MemoryCalls other, Hub hub) {
        super(other, hub);
        listening = other.listening;
    }

    @Override
    public Optional<Call> change(CallId key, UnaryOperator<Optional<Call>> change) {
        var before = find(key);
        var after = super.change(key, change);
        if (!after.equals(before)) {
            var people = Stream.of(before, after)
                    .flatMap(Optional::stream)
                    .flatMap(call -> call.people().stream())
                    .collect(Collectors.toSet());
            listening.forEach(node -> node.changed.accept(people));
        }
        return after;
    }

    @Override
    public void watchAll(Consumer<Set<Aor>> listener) {
        changed = listener;
        listening.add(this);
    }

    @Override
    public void unwatchAll() {
        listening.remove(this);
    }

    @Override
    public List<Place> of(Aor person) {
        return places(call -> call.people().contains(person));
    }

    @Override
    public List<Place> all() {
        return places(call -> true);
    }

    private List<Place> places(Predicate<Call> which) {
        return records().stream().filter(which).map(Place::of).sorted().toList();
    }
}
