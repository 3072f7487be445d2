package org.restsip.trace;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;

/** Traces in memory, for tests. */
public class MemoryTraces extends MemoryRecords<TraceId, Trace> implements Traces {
    /** Of all nodes. */
    private final Set<MemoryTraces> listening;

    private volatile Runnable changed = () -> {};

    public MemoryTraces(Clock clock, Hub hub) {
        super(clock, hub, Traces::topic);
        listening = ConcurrentHashMap.newKeySet();
    }

    /** Another node with the same traces. */
    public MemoryTraces(MemoryTraces other, Hub hub) {
        super(other, hub);
        listening = other.listening;
    }

    @Override
    public Optional<Trace> change(TraceId key, UnaryOperator<Optional<Trace>> change) {
        var before = find(key);
        var after = super.change(key, change);
        if (!after.equals(before)) {
            listening.forEach(node -> node.changed.run());
        }
        return after;
    }

    @Override
    public List<Trace> all() {
        return records();
    }

    @Override
    public void watchAll(Runnable listener) {
        changed = listener;
        listening.add(this);
    }
}
