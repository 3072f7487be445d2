package org.restsip.cluster;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.restsip.MutableClock;
import org.restsip.event.RecordsContract;
import org.restsip.trace.Trace;
import org.restsip.trace.TraceId;
import org.restsip.trace.TraceKind;

class ClusterTracesTest {

    @Nested
    class Alone extends Contract {
        Alone() {
            super(TestCluster.alone());
        }
    }

    @Nested
    class OfTwo extends Contract {
        OfTwo() {
            super(TestCluster.pair());
        }
    }

    abstract static class Contract extends RecordsContract<TraceId, Trace> {
        private final TestCluster cluster;
        private final List<Site<TraceId, Trace>> sites;

        Contract(TestCluster cluster) {
            super(new TraceKind());
            this.cluster = cluster;
            this.sites = cluster.members.stream()
                    .map(node -> new Site<TraceId, Trace>(new ClusterTraces(node.member), node.hub))
                    .toList();
        }

        @Override
        protected MutableClock clock() {
            return cluster.clock;
        }

        @Override
        protected List<Site<TraceId, Trace>> sites() {
            return sites;
        }
    }
}
