package org.restsip.cluster;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import com.hazelcast.topic.ITopic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.restsip.event.Hub;
import org.restsip.event.Node;
import org.restsip.event.NodeId;
import org.restsip.event.Signals;
import org.restsip.event.Topic;
import org.restsip.server.Settings;

/** This server as a member of the cluster: its maps, and the way to tell other nodes what has changed. */
@Singleton
public class ClusterMember implements Node, Signals {
    private static final Logger LOG = System.getLogger(ClusterMember.class.getName());
    /** Each takes as long as an operation may (5 s), so there is no pause between them. */
    private static final int MAP_ATTEMPTS = 6;

    private static final String EVERYBODY = "everybody";

    private final HazelcastInstance hazelcast;
    private final Hub hub;
    private final Clock clock;
    private final NodeId id;
    private final AtomicInteger changes = new AtomicInteger();

    @Inject
    public ClusterMember(Settings settings, Hub hub, Clock clock) {
        this(Hazelcast.newHazelcastInstance(new HazelcastSettings(settings).config()), hub, clock);
    }

    ClusterMember(HazelcastInstance hazelcast, Hub hub, Clock clock) {
        this.hazelcast = hazelcast;
        this.hub = hub;
        this.clock = clock;
        this.id = new NodeId(hazelcast.getCluster().getLocalMember().getUuid().toString());
        hazelcast.getUserContext().put(Notice.HEARD_BY, hub);
        notices(id.value()).addMessageListener(notice -> hub.changed(topic(notice.getMessageObject())));
        notices(EVERYBODY).addMessageListener(notice -> hub.changed(topic(notice.getMessageObject())));
    }

    @PreDestroy
    void leave() {
        hazelcast.shutdown();
    }

    @Override
    public NodeId id() {
        return id;
    }

    @Override
    public Set<NodeId> members() {
        return hazelcast.getCluster().getMembers().stream()
                .map(member -> new NodeId(member.getUuid().toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Here at once, elsewhere as soon as may be. */
    @Override
    public void tell(Topic topic) {
        hub.changed(topic);
        publish(EVERYBODY, topic);
    }

    /** Here at once; the others say that they have heard it. One that has left has no need to. */
    @Override
    public void tellForCertain(Topic topic, Duration patience) {
        hub.changed(topic);
        var end = System.nanoTime() + patience.toNanos();
        var others = hazelcast.getCluster().getMembers().stream()
                .filter(member -> !member.localMember())
                .toList();
        var heard = hazelcast.getExecutorService(EVERYBODY).submitToMembers(new Notice(topic), others);
        heard.forEach((member, word) -> await(word, end, member + " was not told of " + topic));
    }

    private static void await(Future<Boolean> word, long end, String otherwise) {
        try {
            word.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.INFO, "{0}: {1}", otherwise, e.toString());
        }
    }

    HazelcastInstance hazelcast() {
        return hazelcast;
    }

    boolean isRunning() {
        return hazelcast.getLifecycleService().isRunning();
    }

    /** A map with an index is made on all members at once, which fails while one of them is busy joining: tried again. */
    <V> IMap<String, V> map(String name) {
        for (var attempt = 1; ; attempt++) {
            try {
                return hazelcast.getMap(name);
            } catch (HazelcastException e) {
                if (attempt == MAP_ATTEMPTS) {
                    throw e;
                }
                LOG.log(Level.INFO, "map {0} could not be made yet: {1}", name, e.getMessage());
            }
        }
    }

    String nodeId() {
        return id.value();
    }

    /** Counts this node's changes, of all records together, so that no two have the same id. */
    int nextNumber() {
        return changes.getAndIncrement();
    }

    Instant now() {
        return clock.instant();
    }

    /** Only nodes that watch hear of a change. A notice that gets lost is made good by the next comparison. */
    void tell(List<String> watchers, Topic changed) {
        for (var watcher : watchers) {
            if (watcher.equals(id.value())) {
                hub.changed(changed);
            } else {
                publish(watcher, changed);
            }
        }
    }

    private void publish(String watcher, Topic changed) {
        try {
            notices(watcher).publish(changed.kind() + ' ' + changed.key());
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            LOG.log(Level.INFO, "{0} was not told of {1}: {2}", watcher, changed, e.getMessage());
        }
    }

    /** A topic that one node listens to, or all: what is published there goes to no other. */
    private ITopic<String> notices(String node) {
        return hazelcast.getTopic("notices-" + node);
    }

    private static Topic topic(String notice) {
        var space = notice.indexOf(' ');
        return new Topic(notice.substring(0, space), notice.substring(space + 1));
    }
}
