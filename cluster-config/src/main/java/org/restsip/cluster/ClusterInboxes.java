package org.restsip.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.message.Inbox;
import org.restsip.message.Inboxes;
import org.restsip.user.Aor;

/** Inboxes in the cluster. */
@Singleton
public class ClusterInboxes extends ClusterRecords<Aor, Inbox> implements Inboxes {

    @Inject
    public ClusterInboxes(ClusterMember member) {
        super(member, "inboxes", Inbox.class, Aor::of, Inboxes::topic);
    }
}
