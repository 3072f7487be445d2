package org.restsip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WriterThreadsTest {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch reads = new CountDownLatch(1);
    private final AtomicInteger written = new AtomicInteger();

    @AfterEach
    void end() {
        reads.countDown();
        clock.shutdownNow();
    }

    @Test
    void allIsWrittenByFew() {
        var writers = writers(4, 100);
        for (var n = 0; n < 1000; n++) {
            writers.execute(written::incrementAndGet);
        }
        await().untilAsserted(() -> assertThat(written).hasValue(1000));
        assertThat(writers.size()).isLessThanOrEqualTo(4);
    }

    @Test
    void fiftyWhoDoNotReadHoldUpNobody() {
        var writers = writers(2, 100);
        for (var n = 0; n < 50; n++) {
            writers.execute(this::stuck);
        }
        writers.execute(written::incrementAndGet);
        await().untilAsserted(() -> assertThat(written).hasValue(1));
        writers.execute(written::incrementAndGet);
        await().untilAsserted(() -> assertThat(written).hasValue(2));
    }

    @Test
    void thereAreNeverMoreThanThat() {
        var writers = writers(2, 10);
        for (var n = 0; n < 50; n++) {
            writers.execute(this::stuck);
        }
        await().untilAsserted(() -> assertThat(writers.size()).isEqualTo(10));
        writers.execute(written::incrementAndGet);
        assertThat(writers.size()).isEqualTo(10);
        reads.countDown();
        await().untilAsserted(() -> assertThat(written).hasValue(1));
    }

    @Test
    void thoseThatWereStuckGoWhenTheyAreNeededNoMore() {
        var writers = writers(2, 100);
        for (var n = 0; n < 50; n++) {
            writers.execute(this::stuck);
        }
        await().untilAsserted(() -> assertThat(writers.size()).isGreaterThanOrEqualTo(50));
        reads.countDown();
        writers.execute(written::incrementAndGet);
        await().untilAsserted(() -> assertThat(writers.size()).isLessThanOrEqualTo(2));
    }

    @Test
    void aTaskThatFailsCostsNoOtherItsTurn() {
        var writers = new WriterThreads(
                task -> {
                    var thread = new Thread(task);
                    thread.setUncaughtExceptionHandler((t, e) -> {});
                    return thread;
                },
                1,
                10);
        writers.execute(() -> {
            throw new IllegalStateException("no");
        });
        writers.execute(written::incrementAndGet);
        await().untilAsserted(() -> assertThat(written).hasValue(1));
    }

    private WriterThreads writers(int few, int most) {
        var writers = new WriterThreads(Executors.defaultThreadFactory(), few, most);
        var millis = WriterThreads.look().toMillis();
        var unused = clock.scheduleWithFixedDelay(writers::relieve, millis, millis, TimeUnit.MILLISECONDS);
        return writers;
    }

    private void stuck() {
        try {
            reads.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
