package org.restsip.call;

import java.time.Clock;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;

/** Calls in memory, for tests. */
public class MemoryCalls extends MemoryRecords<CallId, Call> implements Calls {
    public MemoryCalls(Clock clock, Hub hub) {
        super(clock, hub, Calls::topic);
    }

    /** Another node with the same calls. */
    public MemoryCalls(MemoryCalls other, Hub hub) {
        super(other, hub);
    }
}
