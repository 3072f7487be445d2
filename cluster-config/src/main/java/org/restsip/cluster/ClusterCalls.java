package org.restsip.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.Calls;

/** Calls in the cluster. */
@Singleton
public class ClusterCalls extends ClusterRecords<CallId, Call> implements Calls {

    @Inject
    public ClusterCalls(ClusterMember member) {
        super(member, "calls", Call.class, CallId::new, Calls::topic);
    }
}
