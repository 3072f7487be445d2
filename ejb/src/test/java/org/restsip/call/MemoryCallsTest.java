package org.restsip.call;

import java.util.List;
import org.restsip.MutableClock;
import org.restsip.event.RecordingHub;
import org.restsip.event.RecordsContract;

class MemoryCallsTest extends RecordsContract<CallId, Call> {
    private final MutableClock clock = new MutableClock();
    private final RecordingHub hub = new RecordingHub();
    private final RecordingHub otherHub = new RecordingHub();
    private final MemoryCalls here = new MemoryCalls(clock, hub);
    private final List<Site<CallId, Call>> sites =
            List.of(new Site<>(here, hub), new Site<>(new MemoryCalls(here, otherHub), otherHub));

    MemoryCallsTest() {
        super(new CallKind());
    }

    @Override
    protected MutableClock clock() {
        return clock;
    }

    @Override
    protected List<Site<CallId, Call>> sites() {
        return sites;
    }
}
