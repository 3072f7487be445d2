package org.restsip.cluster;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.restsip.MutableClock;
import org.restsip.event.RecordsContract;
import org.restsip.message.Inbox;
import org.restsip.message.InboxKind;
import org.restsip.user.Aor;

class ClusterInboxesTest {

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

    abstract static class Contract extends RecordsContract<Aor, Inbox> {
        private final TestCluster cluster;
        private final List<Site<Aor, Inbox>> sites;

        Contract(TestCluster cluster) {
            super(new InboxKind());
            this.cluster = cluster;
            this.sites = cluster.members.stream()
                    .map(node -> new Site<Aor, Inbox>(new ClusterInboxes(node.member), node.hub))
                    .toList();
        }

        @Override
        protected MutableClock clock() {
            return cluster.clock;
        }

        @Override
        protected List<Site<Aor, Inbox>> sites() {
            return sites;
        }
    }
}
