package org.restsip.trace;

import java.util.List;
import org.restsip.MutableClock;
import org.restsip.event.RecordingHub;
import org.restsip.event.RecordsContract;

class MemoryTracesTest extends RecordsContract<TraceId, Trace> {
    private final MutableClock clock = new MutableClock();
    private final RecordingHub hub = new RecordingHub();
    private final RecordingHub otherHub = new RecordingHub();
    private final MemoryTraces here = new MemoryTraces(clock, hub);
    private final List<Site<TraceId, Trace>> sites =
            List.of(new Site<>(here, hub), new Site<>(new MemoryTraces(here, otherHub), otherHub));

    MemoryTracesTest() {
        super(new TraceKind());
    }

    @Override
    protected MutableClock clock() {
        return clock;
    }

    @Override
    protected List<Site<TraceId, Trace>> sites() {
        return sites;
    }
}
