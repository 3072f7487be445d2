package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.restsip.trace.Tape;
import org.restsip.trace.Tapes;
import org.restsip.trace.TraceId;

/** Tapes in the cluster, each under trace and node: few enough to be looked through. */
@Singleton
public class ClusterTapes implements Tapes {
    static final String MAP = "tapes";

    /** They are dropped with their trace; this is for one that a node kept while that happened. */
    private static final Duration LIFE = Duration.ofHours(24);

    private final IMap<String, Tape> map;

    @Inject
    public ClusterTapes(ClusterMember member) {
        this.map = member.map(MAP);
    }

    @Override
    public void keep(Tape tape) {
        answered(() -> {
            map.set(tape.trace() + "/" + tape.node(), tape, LIFE.toSeconds(), TimeUnit.SECONDS);
            return tape;
        });
    }

    @Override
    public List<Tape> of(TraceId trace) {
        return List.copyOf(answered(() -> map.values(those(trace))));
    }

    @Override
    public void drop(TraceId trace) {
        answered(() -> {
            map.removeAll(those(trace));
            return trace;
        });
    }

    private static Predicate<String, Tape> those(TraceId trace) {
        return Predicates.like("__key", trace + "/%");
    }
}
