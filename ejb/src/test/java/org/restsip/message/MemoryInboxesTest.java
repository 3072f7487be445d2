package org.restsip.message;

import java.util.List;
import org.restsip.MutableClock;
import org.restsip.event.RecordingHub;
import org.restsip.event.RecordsContract;
import org.restsip.user.Aor;

class MemoryInboxesTest extends RecordsContract<Aor, Inbox> {
    private final MutableClock clock = new MutableClock();
    private final RecordingHub hub = new RecordingHub();
    private final RecordingHub otherHub = new RecordingHub();
    private final MemoryInboxes here = new MemoryInboxes(clock, hub);
    private final List<Site<Aor, Inbox>> sites =
            List.of(new Site<>(here, hub), new Site<>(new MemoryInboxes(here, otherHub), otherHub));

    MemoryInboxesTest() {
        super(new InboxKind());
    }

    @Override
    protected MutableClock clock() {
        return clock;
    }

    @Override
    protected List<Site<Aor, Inbox>> sites() {
        return sites;
    }
}
