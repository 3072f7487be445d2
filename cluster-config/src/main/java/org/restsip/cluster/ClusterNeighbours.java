package org.restsip.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.restsip.event.Neighbours;
import org.restsip.event.NodeId;
import org.restsip.event.Topic;

/** Errands between nodes: each node listens to a Hazelcast topic of its own. Done in the container's threads. */
@Singleton
public class ClusterNeighbours implements Neighbours {
    private static final Logger LOG = System.getLogger(ClusterNeighbours.class.getName());

    private final ClusterMember member;
    private final Map<String, Consumer<String>> served = new ConcurrentHashMap<>();
    /** Asked for and not begun. */
    private final Set<Topic> waiting = ConcurrentHashMap.newKeySet();

    @Resource
    private ManagedExecutorService threads;

    @Inject
    @SuppressWarnings("NullAway") // the container sets the threads
    public ClusterNeighbours(ClusterMember member) {
        this.member = member;
        errands(member.nodeId()).addMessageListener(asked -> begin(topic(asked.getMessageObject())));
    }

    @Override
    public void ask(NodeId node, Topic errand) {
        if (node.equals(member.id())) {
            begin(errand);
            return;
        }
        try {
            errands(node.value()).publish(errand.kind() + ' ' + errand.key());
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            LOG.log(Level.INFO, "{0} was not asked to {1}: {2}", node, errand, e.getMessage());
        }
    }

    @Override
    public void serve(String kind, Consumer<String> errand) {
        served.put(kind, errand);
    }

    /** The threads for errands. Overridden by tests. */
    Executor threads() {
        return threads;
    }

    private void begin(Topic errand) {
        if (!waiting.add(errand)) {
            return;
        }
        try {
            threads().execute(() -> run(errand));
        } catch (RejectedExecutionException e) {
            waiting.remove(errand);
            LOG.log(Level.INFO, "no thread to {0}: {1}", errand, e.getMessage());
        }
    }

    /** Whatever goes wrong here ends here: nobody waits for an answer. */
    private void run(Topic errand) {
        waiting.remove(errand);
        try {
            served.getOrDefault(errand.kind(), about -> {}).accept(errand.key());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, errand + " failed", e);
        }
    }

    private ITopic<String> errands(String node) {
        return member.hazelcast().getTopic("errands-" + node);
    }

    private static Topic topic(String errand) {
        var space = errand.indexOf(' ');
        return new Topic(errand.substring(0, space), errand.substring(space + 1));
    }
}
