package org.restsip.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.restsip.server.Survivors;

/** Joins the cluster when the server starts, and tidies up after those who leave it. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClusterStartup {
    private static final Logger LOG = System.getLogger(ClusterStartup.class.getName());
    /** At once, and again when the lost node's partitions have surely found their new owners. */
    private static final long[] AFTER_SECONDS = {0, 2};

    @Inject
    private ClusterMember member;

    @Inject
    private Watchers watchers;

    @Inject
    private Survivors survivors;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Set<Future<?>> jobs = ConcurrentHashMap.newKeySet();

    @PostConstruct
    void join() {
        member.hazelcast().getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                // A newcomer asks for what it wants to know.
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                lost(event.getMember().getUuid().toString());
            }
        });
    }

    private void lost(String node) {
        LOG.log(Level.WARNING, "node {0} is gone", node);
        for (var seconds : AFTER_SECONDS) {
            jobs.add(scheduler.schedule(() -> tidyUpAfter(node), seconds, TimeUnit.SECONDS));
        }
        jobs.removeIf(Future::isDone);
    }

    private void tidyUpAfter(String node) {
        try {
            watchers.forget(node);
            survivors.tidyUp();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "tidying up after a lost node failed; it is repeated within a minute", e);
        }
    }
}
