package org.restsip.message;

import java.util.List;
import org.restsip.MutableClock;
import org.restsip.event.RecordingHub;
import org.restsip.event.RecordsContract;

class MemoryReceiptsTest extends RecordsContract<MessageId, Receipt> {
    private final MutableClock clock = new MutableClock();
    private final RecordingHub hub = new RecordingHub();
    private final RecordingHub otherHub = new RecordingHub();
    private final MemoryReceipts here = new MemoryReceipts(clock, hub);
    private final List<Site<MessageId, Receipt>> sites =
            List.of(new Site<>(here, hub), new Site<>(new MemoryReceipts(here, otherHub), otherHub));

    MemoryReceiptsTest() {
        super(new ReceiptKind());
    }

    @Override
    protected MutableClock clock() {
        return clock;
    }

    @Override
    protected List<Site<MessageId, Receipt>> sites() {
        return sites;
    }
}
