package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Nodes;

/** Production mode is not for what is good enough to try. */
class ProductionIT {

    @Test
    void productionRefusesToStartWithDefaultSecretsAndDemoUsersAndSaysWhich() {
        var node = Nodes.alone(
                3,
                Map.of(
                        "SERVER_MODE", "production",
                        "DEMO_ENABLED", "true",
                        "DEMO_ALICE_PASSWORD", "an-alice-password",
                        "DEMO_ALICE_SECRET", "an-alice-secret",
                        "DEMO_BOB_PASSWORD", "a-bob-password",
                        "DEMO_BOB_SECRET", "a-bob-secret"));
        try {
            node.start();
            Awaitility.await("the refusal").atMost(Duration.ofMinutes(2)).until(node::isRefused);

            assertThat(node.isReady()).isFalse();
            assertThat(node.log())
                    .contains("cluster.secret is the default one")
                    .contains("auth.secret is the default one")
                    .contains("demo.enabled is true")
                    .doesNotContain("an-alice-password", "an-alice-secret", "a-bob-password", "a-bob-secret");
        } finally {
            node.kill();
        }
    }
}
