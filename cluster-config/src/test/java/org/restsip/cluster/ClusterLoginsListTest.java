package org.restsip.cluster;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.restsip.login.Logins;
import org.restsip.login.LoginsContract;

class ClusterLoginsListTest {

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

    abstract static class Contract extends LoginsContract {
        private final List<ClusterLogins> nodes;

        Contract(TestCluster cluster) {
            nodes = cluster.members.stream()
                    .map(node -> new ClusterLogins(node.member))
                    .toList();
        }

        @Override
        protected List<? extends Logins> nodes() {
            return nodes;
        }
    }
}
