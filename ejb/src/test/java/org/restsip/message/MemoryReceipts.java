package org.restsip.message;

import java.time.Clock;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;

/** Receipts in memory, for tests. */
public class MemoryReceipts extends MemoryRecords<MessageId, Receipt> implements Receipts {
    public MemoryReceipts(Clock clock, Hub hub) {
        super(clock, hub, Receipts::topic);
    }

    /** Another node with the same receipts. */
    public MemoryReceipts(MemoryReceipts other, Hub hub) {
        super(other, hub);
    }
}
