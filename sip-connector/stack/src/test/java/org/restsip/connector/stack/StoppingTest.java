package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;

import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoppingTest {

    @Test
    void aStoppedStackLeavesNeitherThreadsNorPortsBehind() throws Exception {
        var before = threads();
        var port = Ports.free();
        var stack = start(port);
        try (var phone = new TcpPhone(port)) {
            phone.send(request("OPTIONS", "TCP", "127.0.0.1:" + phone.port(), newCallId()));
            phone.receive();
            assertThat(stack.isAlive()).isTrue();
            stack.stop();
        }

        assertThat(stack.isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        try (var tcp = new ServerSocket(port, 1, Ports.LOOPBACK);
                var udp = new DatagramSocket(port, Ports.LOOPBACK)) {
            assertThat(tcp.isBound() && udp.isBound()).isTrue();
        }
    }

    @Test
    void aStackThatCannotListenLeavesNoThreadsBehind() throws Exception {
        var port = Ports.free();
        try (var taken = new DatagramSocket(port, Ports.LOOPBACK)) {
            var before = threads();

            assertThatThrownBy(() -> start(port))
                    .isInstanceOf(SipStackException.class)
                    .hasMessageContaining("udp:127.0.0.1:" + port);
            assertThat(taken.isBound()).isTrue();
            await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        }
    }

    private static SipStack start(int port) throws SipStackException {
        var addresses =
                List.of(new ListenAddress("tcp", "127.0.0.1", port), new ListenAddress("udp", "127.0.0.1", port));
        return SipStack.start(addresses, new Recorder(), "", GateRules.OPEN, Outward.NO_NAMES);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("awaitility"))
                .collect(Collectors.toSet());
    }
}
