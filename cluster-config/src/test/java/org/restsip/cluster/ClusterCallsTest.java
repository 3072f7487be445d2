package org.restsip.cluster;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.restsip.MutableClock;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.CallKind;
import org.restsip.event.RecordsContract;

class ClusterCallsTest {

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

    abstract static class Contract extends RecordsContract<CallId, Call> {
        private final TestCluster cluster;
        private final List<Site<CallId, Call>> sites;

        Contract(TestCluster cluster) {
            super(new CallKind());
            this.cluster = cluster;
            this.sites = cluster.members.stream()
                    .map(node -> new Site<CallId, Call>(new ClusterCalls(node.member), node.hub))
                    .toList();
        }

        @Override
        protected MutableClock clock() {
            return cluster.clock;
        }

        @Override
        protected List<Site<CallId, Call>> sites() {
            return sites;
        }
    }
}
