package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Failures} does, seen from each of its nodes. */
public abstract class FailuresContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    private final String key = UUID.randomUUID().toString();

    /** The same failures, seen from each node. */
    protected abstract List<Failures> nodes();

    @Test
    void nothingIsCountedToBeginWith() {
        assertThat(first().find(key)).isEqualTo(FailureCount.NONE);
    }

    @Test
    void aCountIsFoundOnEveryNodeAsItWasReturned() {
        var count = new FailureCount(3, NOON, NOON.plusSeconds(30), true);
        assertThat(first().change(key, none -> count)).isEqualTo(count);
        nodes().forEach(node -> awaitFound(node, count));
    }

    @Test
    void aChangeThatThrowsChangesNothing() {
        first().change(key, FailuresContract::oneMore);
        assertThatThrownBy(() -> last().change(key, count -> {
                    throw new LockedOut(Duration.ofSeconds(1));
                }))
                .isInstanceOf(LockedOut.class);
        assertThat(first().find(key).failures()).isEqualTo(1);
    }

    @Test
    void whatIsForgivenIsAsIfItHadNotBeen() {
        first().change(key, FailuresContract::oneMore);
        last().change(key, count -> FailureCount.NONE);
        awaitFound(first(), FailureCount.NONE);
        assertThat(first().change(key, FailuresContract::oneMore).failures()).isEqualTo(1);
    }

    @Test
    void whatANodeHasReadIsPutRightWhenItChangesElsewhere() {
        for (var failures = 1; failures <= 5; failures++) {
            var count = last().change(key, FailuresContract::oneMore);
            assertThat(count.failures()).isEqualTo(failures);
            awaitFound(first(), count);
        }
    }

    @Test
    void ofManyAtOnceEachIsCounted() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tries = IntStream.range(0, 40)
                    .<Callable<FailureCount>>mapToObj(
                            n -> () -> nodes().get(n % nodes().size()).change(key, FailuresContract::oneMore))
                    .toList();
            for (var done : threads.invokeAll(tries)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        awaitFound(first(), new FailureCount(40, NOON, Instant.EPOCH, false));
    }

    private void awaitFound(Failures node, FailureCount count) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(node.find(key)).isEqualTo(count));
    }

    private static FailureCount oneMore(FailureCount count) {
        return new FailureCount(count.failures() + 1, NOON, Instant.EPOCH, count.known());
    }

    private Failures first() {
        return nodes().get(0);
    }

    private Failures last() {
        return nodes().get(nodes().size() - 1);
    }
}
