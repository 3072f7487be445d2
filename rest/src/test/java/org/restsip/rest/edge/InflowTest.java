package org.restsip.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.restsip.rest.TestRequest;
import org.restsip.rest.json.Bodies;
import org.restsip.rest.tree.UnreadableBody;
import org.restsip.server.TestSettings;

class InflowTest {
    private static final int PATIENCE_SECONDS = 10;

    @Test
    void bodiesThatAreAwaitedKeepOthersOfTheirSenderOutAndNoOtherSenders() throws Exception {
        var inflow = inflow(Map.of("http.max-bodies-of-one", "1", "http.max-bodies", "3"));
        var slow = new SlowBody();
        var first = reading(inflow, "192.0.2.1", slow);
        slow.awaitReader();

        assertThatThrownBy(() -> read(inflow, "192.0.2.1")).isInstanceOf(ServerFull.class);
        assertThat(read(inflow, "192.0.2.2")).isEqualTo(new byte[] {'x'});

        slow.end();
        first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(read(inflow, "192.0.2.1")).isEqualTo(new byte[] {'x'});
    }

    @Test
    void notMoreThanSoManyAreAwaitedWhoeverSendsThem() throws Exception {
        var inflow = inflow(Map.of("http.max-bodies-of-one", "5", "http.max-bodies", "2"));
        var slow = List.of(new SlowBody(), new SlowBody());
        var first = reading(inflow, "192.0.2.1", slow.get(0));
        var second = reading(inflow, "192.0.2.2", slow.get(1));
        slow.get(0).awaitReader();
        slow.get(1).awaitReader();

        assertThatThrownBy(() -> read(inflow, "192.0.2.3")).isInstanceOf(ServerFull.class);

        slow.forEach(SlowBody::end);
        CompletableFuture.allOf(first, second).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(read(inflow, "192.0.2.3")).isEqualTo(new byte[] {'x'});
    }

    @Test
    void aBodyThatDripsIsNotWaitedForUntilItsEnd() {
        var inflow = inflow(Map.of("http.body-timeout", "0"));

        assertThatThrownBy(() -> read(inflow, "192.0.2.1")).isInstanceOf(UnreadableBody.class);
    }

    @Test
    void aBodyThatIsAnnouncedTooLongIsNotRead() {
        var request =
                TestRequest.of("POST", "/").with("Content-Length", "65537").build();
        var body = new SlowBody();

        assertThatThrownBy(() -> inflow(Map.of()).read(request, body)).isInstanceOf(Bodies.BodyTooLarge.class);
        assertThat(body.isRead()).isFalse();
    }

    private static CompletableFuture<byte[]> reading(Inflow inflow, String from, InputStream body) {
        return CompletableFuture.supplyAsync(
                () -> inflow.read(TestRequest.of("POST", "/").from(from).build(), body),
                task -> new Thread(task).start());
    }

    private static byte[] read(Inflow inflow, String from) {
        return inflow.read(TestRequest.of("POST", "/").from(from).build(), new ByteArrayInputStream(new byte[] {'x'}));
    }

    private static Inflow inflow(Map<String, String> values) {
        var settings = TestSettings.of(values);
        return new Inflow(new Bodies(settings), new Proxies(settings), settings);
    }

    /** Comes when it is told to. */
    private static final class SlowBody extends InputStream {
        private final CountDownLatch reader = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public int read() throws IOException {
            reader.countDown();
            try {
                return end.await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? -1 : 0;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        void awaitReader() throws InterruptedException {
            assertThat(reader.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        boolean isRead() {
            return reader.getCount() == 0;
        }

        void end() {
            end.countDown();
        }
    }
}
