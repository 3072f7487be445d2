package org.restsip.message;

import java.time.Clock;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;
import org.restsip.user.Aor;

/** Inboxes in memory, for tests. */
public class MemoryInboxes extends MemoryRecords<Aor, Inbox> implements Inboxes {
    public MemoryInboxes(Clock clock, Hub hub) {
        super(clock, hub, Inboxes::topic);
    }

    /** Another node with the same inboxes. */
    public MemoryInboxes(MemoryInboxes other, Hub hub) {
        super(other, hub);
    }
}
