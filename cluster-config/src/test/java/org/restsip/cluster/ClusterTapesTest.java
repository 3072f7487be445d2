package org.restsip.cluster;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.restsip.trace.Tapes;
import org.restsip.trace.TapesContract;

class ClusterTapesTest {

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

    abstract static class Contract extends TapesContract {
        private final List<Tapes> nodes;

        Contract(TestCluster cluster) {
            nodes = cluster.members.stream()
                    .map(node -> new ClusterTapes(node.member))
                    .collect(Collectors.toUnmodifiableList());
        }

        @Override
        protected List<Tapes> nodes() {
            return nodes;
        }
    }
}
