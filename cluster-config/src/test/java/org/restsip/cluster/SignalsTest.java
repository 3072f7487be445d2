package org.restsip.cluster;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void whatIsToldForCertainIsHeardOnEveryNodeWhenThatIsDone() {
        for (var n = 0; n < 200; n++) {
            var topic = new Topic("right", "number " + n);
            cluster.member(n % 2).tellForCertain(topic, Duration.ofSeconds(10));
            assertThat(cluster.members)
                    .allSatisfy(node -> assertThat(node.hub.timesTold(topic)).isEqualTo(1));
        }
    }
}
