package org.restsip.tests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.restsip.tests.house.Log;
import org.restsip.tests.house.Nodes;

/** When all has been done and the nodes have been stopped, their logs hold nothing that nobody can explain. */
@Order(Integer.MAX_VALUE)
class LogsIT {
    private static final Map<String, String> EXPLAINED = Map.of(
            "Cause => java.io.IOException {Connection refused", "the other member is not there yet, or was killed",
            "Removing connection to endpoint", "the same",
            "hazelcast.internal.server.tcp.TcpServerConnection", "the same, with bytes on their way",
            "is gone", "the node that TwoNodesIT kills",
            "CWWWC0005I", "HostileIT sends an encoded slash, which Liberty refuses by itself");

    @Test
    void aNodeStopsWhenItIsToldToAndItsLogIsClean() {
        var node = Nodes.one();
        node.stop();

        assertThat(node.isAlive()).isFalse();
        var log = Log.of(node.logFile());
        assertThat(log.alarms(EXPLAINED)).isEmpty();
    }

    @Test
    void noSecretIsInALog() {
        assertThat(Log.of(Nodes.one().logFile(), Nodes.one().console()).secrets())
                .isEmpty();
        assertThat(Log.of(Nodes.two().logFile(), Nodes.two().console()).secrets())
                .isEmpty();
    }
}
