package org.restsip.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Who watches what, over all kinds of records. */
@Singleton
public class Watchers {
    private final List<ClusterRecords<?, ?>> kinds;

    @Inject
    public Watchers(
            ClusterLogins logins,
            ClusterCalls calls,
            ClusterInboxes inboxes,
            ClusterReceipts receipts,
            ClusterTraces traces) {
        this.kinds = List.of(logins, calls, inboxes, receipts, traces);
    }

    /** A node that is gone watches nothing any more. */
    void forget(String node) {
        kinds.forEach(records -> records.forgetWatcher(node));
    }
}
