package org.restsip.cluster;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.restsip.MutableClock;
import org.restsip.event.RecordsContract;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.message.ReceiptKind;

class ClusterReceiptsTest {

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

    abstract static class Contract extends RecordsContract<MessageId, Receipt> {
        private final TestCluster cluster;
        private final List<Site<MessageId, Receipt>> sites;

        Contract(TestCluster cluster) {
            super(new ReceiptKind());
            this.cluster = cluster;
            this.sites = cluster.members.stream()
                    .map(node -> new Site<MessageId, Receipt>(new ClusterReceipts(node.member), node.hub))
                    .toList();
        }

        @Override
        protected MutableClock clock() {
            return cluster.clock;
        }

        @Override
        protected List<Site<MessageId, Receipt>> sites() {
            return sites;
        }
    }
}
