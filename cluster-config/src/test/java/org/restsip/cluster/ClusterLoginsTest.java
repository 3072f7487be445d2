package org.restsip.cluster;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.restsip.MutableClock;
import org.restsip.event.RecordsContract;
import org.restsip.login.Login;
import org.restsip.login.LoginKind;
import org.restsip.user.Aor;

class ClusterLoginsTest {

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

    abstract static class Contract extends RecordsContract<Aor, Login> {
        private final TestCluster cluster;
        private final List<Site<Aor, Login>> sites;

        Contract(TestCluster cluster) {
            super(new LoginKind());
            this.cluster = cluster;
            this.sites = cluster.members.stream()
                    .map(node -> new Site<Aor, Login>(new ClusterLogins(node.member), node.hub))
                    .toList();
        }

        @Override
        protected MutableClock clock() {
            return cluster.clock;
        }

        @Override
        protected List<Site<Aor, Login>> sites() {
            return sites;
        }
    }
}
