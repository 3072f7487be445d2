package org.restsip.call;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;
import org.restsip.user.Aor;

/** Calls in memory, for tests. */
public class MemoryCalls extends MemoryRecords<CallId, Call> implements Calls {
    public MemoryCalls(Clock clock, Hub hub) {
        super(clock, hub, Calls::topic);
    }

    /** Another node with the same calls. */
    public MemoryCalls(MemoryCalls other, Hub hub) {
        super(other, hub);
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
