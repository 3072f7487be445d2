package org.restsip.cluster;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.restsip.event.Topic;

class SignalsTest {
    private final TestCluster cluster = TestCluster.pair();

    @Test
    void aSignalIsHeardOnEveryNode() {
        var topic = new Topic("right", "of alice");
        cluster.member(0).tell(topic);
        for (var node : cluster.members) {
            await().atMost(Duration.ofSeconds(10)).until(() -> node.hub.timesTold(topic) > 0);
        }
    }
}
