package org.restsip.cluster;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.restsip.message.Messages;
import org.restsip.message.MessagesContract;

class ClusterMessagesTest {

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

    abstract static class Contract extends MessagesContract {
        private final List<Messages> nodes;

        Contract(TestCluster cluster) {
            nodes = cluster.members.stream()
                    .map(node -> new ClusterMessages(node.member))
                    .collect(Collectors.toUnmodifiableList());
        }

        @Override
        protected List<Messages> nodes() {
            return nodes;
        }
    }
}
