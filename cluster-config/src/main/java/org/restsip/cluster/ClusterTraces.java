package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.map.IMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.restsip.trace.Trace;
import org.restsip.trace.TraceId;
import org.restsip.trace.Traces;

/** Traces in the cluster. */
@Singleton
public class ClusterTraces extends ClusterRecords<TraceId, Trace> implements Traces {
    private final IMap<String, Entry> map;
    private final Listening listening;

    @Inject
    public ClusterTraces(ClusterMember member) {
        super(member, "traces", Trace.class, TraceId::new, Traces::topic);
        this.map = member.map("traces");
        this.listening = new Listening(map);
    }

    @Override
    public List<Trace> all() {
        return answered(map::values).stream()
                .flatMap(entry -> entry.record().stream())
                .map(Trace.class::cast)
                .toList();
    }

    @Override
    public void watchAll(Runnable changed) {
        listening.begin(false, event -> changed.run());
    }
}
