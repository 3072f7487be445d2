package org.restsip.connector.stack;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A stack on a free port of the loopback interface, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StackTest {
    final Recorder bean = new Recorder();

    @SuppressWarnings("NullAway.Init")
    SipStack stack;

    int port;

    @BeforeAll
    void start() throws IOException, SipStackException {
        port = Ports.free();
        stack = SipStack.start(
                List.of(new ListenAddress("udp", "127.0.0.1", port), new ListenAddress("tcp", "127.0.0.1", port)),
                bean,
                "",
                rules(),
                outward());
    }

    /** Everybody is let in, if the tests do not say otherwise. */
    GateRules rules() {
        return GateRules.OPEN;
    }

    /** What this test's stack knows of others. */
    Outward outward() {
        return Outward.NO_NAMES;
    }

    @BeforeEach
    void forget() {
        bean.forget();
    }

    @AfterAll
    void stop() {
        stack.stop();
    }

    UdpPhone udpPhone() throws IOException {
        return new UdpPhone(port);
    }

    TcpPhone tcpPhone() throws IOException {
        return new TcpPhone(port);
    }
}
