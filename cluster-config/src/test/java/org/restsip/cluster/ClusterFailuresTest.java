package org.restsip.cluster;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.restsip.user.Failures;
import org.restsip.user.FailuresContract;

class ClusterFailuresTest {

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

    abstract static class Contract extends FailuresContract {
        private final List<Failures> nodes;

        Contract(TestCluster cluster) {
            nodes = cluster.members.stream()
                    .map(node -> new ClusterFailures(node.member))
                    .collect(Collectors.toUnmodifiableList());
        }

        @Override
        protected List<Failures> nodes() {
            return nodes;
        }
    }
}
