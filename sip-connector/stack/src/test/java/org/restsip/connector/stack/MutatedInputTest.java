package org.restsip.connector.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.connector.stack.Texts.newCallId;
import static org.restsip.connector.stack.Texts.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twenty thousand messages that were good once, on the wire. */
class MutatedInputTest extends StackTest {
    private static final int MESSAGES = 20_000;
    private static final int CONNECTIONS = 500;
    private static final int PAUSE_AFTER = 100;

    private final ByteArrayOutputStream alarms = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(alarms, true, StandardCharsets.UTF_8);
    private final PrintStream stderr = System.err;
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord said) {
            if (said.getLevel().intValue() >= Level.WARNING.intValue() || said.getThrown() != null) {
                out.println(said.getMessage() + " " + said.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listening);
        System.setErr(out);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(listening);
        System.setErr(stderr);
    }

    @Test
    void noneOfThemDoesHarm() throws IOException {
        var mutations = new Mutations(4475);
        try (var phone = udpPhone()) {
            for (var sent = 1; sent <= MESSAGES; sent++) {
                phone.send(mutations.next());
                if (sent % PAUSE_AFTER == 0) {
                    bean.forget();
                    aPhoneRegistersWithin(5000);
                }
            }
        }

        aPhoneRegistersWithin(1000);
        assertThat(stack.isAlive()).isTrue();
        assertThat(stack.overload()).isZero();
        assertThat(alarms.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** Of the stack's own reader of a stream it is known that it ends, with a word on stderr, with the connection it read. */
    @Test
    void noneOfThemHarmsOthersOverTcp() throws IOException {
        var mutations = new Mutations(5118);
        for (var connection = 0; connection < CONNECTIONS; connection++) {
            try (var phone = tcpPhone()) {
                phone.send(mutations.next());
            }
        }

        aPhoneRegistersWithin(1000);
        try (var phone = tcpPhone()) {
            phone.send(request("REGISTER", "TCP", "127.0.0.1:" + phone.port(), newCallId()));
            assertThat(phone.receive()).startsWith("SIP/2.0 200");
        }
        assertThat(stack.isAlive()).isTrue();
    }

    /** It is also what keeps the flood below what fits into the inbox. */
    private void aPhoneRegistersWithin(int millis) throws IOException {
        try (var good = udpPhone()) {
            good.send(request("REGISTER", "UDP", "127.0.0.1:" + good.port(), newCallId()));
            assertThat(good.receiveWithin(millis))
                    .hasValueSatisfying(answer -> assertThat(answer).startsWith("SIP/2.0 200"));
        }
    }
}
