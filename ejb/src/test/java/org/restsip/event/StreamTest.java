package org.restsip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Hub} and {@link Stream}: who is woken, what is written, and that all is let go of. */
class StreamTest {
    private static final Topic TOPIC = new Topic("thing", "one");
    private static final Topic OTHER = new Topic("thing", "other");
    private static final StreamRules RULES = new StreamRules(1, Duration.ofMillis(200));

    private final ManualExecutor writers = new ManualExecutor();
    private final Hub hub = new Hub(writers, RULES);
    private final RecordingSink sink = new RecordingSink();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    /** Shows a number, if it is another one than before; a negative one is the end. */
    private static class NumberFeed implements Feed {
        final AtomicLong number = new AtomicLong(1);
        final AtomicInteger pulls = new AtomicInteger();
        final List<String> interest = new ArrayList<>();
        final Topic topic;
        int busyUnwatching;
        private long shown;

        NumberFeed(Topic topic) {
            this.topic = topic;
        }

        @Override
        public Topic topic() {
            return topic;
        }

        @Override
        public void watch() {
            interest.add("watch");
        }

        @Override
        public void unwatch() {
            interest.add("unwatch");
            if (busyUnwatching-- > 0) {
                throw new TooBusy("not now");
            }
        }

        @Override
        public List<Event> pull() {
            pulls.incrementAndGet();
            var now = number.get();
            if (now < 0) {
                return List.of(Event.end("enough"));
            }
            if (now == shown) {
                return List.of();
            }
            shown = now;
            return List.of(new Event(Event.Type.UPDATE, Optional.empty(), now));
        }
    }

    private final NumberFeed feed = new NumberFeed(TOPIC);

    @Test
    void thePresentStateIsWrittenFirstAndThenEachChange() {
        open(feed);
        set(2);
        set(3);
        assertThat(sink.entities()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void nothingIsWrittenBeforeAThreadIsThere() {
        hub.open(List.of(feed), sink, closed::incrementAndGet);
        assertThat(sink.events()).isEmpty();
        writers.runAll();
        assertThat(sink.events()).hasSize(1);
    }

    @Test
    void aBurstIsMergedIntoItsNewestState() {
        open(feed);
        feed.number.set(2);
        hub.changed(TOPIC);
        feed.number.set(3);
        hub.changed(TOPIC);
        writers.runAll();
        assertThat(sink.entities()).containsExactly(1L, 3L);
    }

    @Test
    void whatChangesWhileItWritesIsWrittenNext() {
        var nosy = new NumberFeed(TOPIC) {
            @Override
            public List<Event> pull() {
                var events = super.pull();
                if (number.get() < 3) {
                    number.incrementAndGet();
                    hub.changed(TOPIC);
                }
                return events;
            }
        };
        open(nosy);
        assertThat(sink.entities()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aChangeOfAnotherRecordWakesNobody() {
        open(feed);
        var before = feed.pulls.get();
        hub.changed(OTHER);
        writers.runAll();
        assertThat(feed.pulls).hasValue(before);
    }

    @Test
    void oneStreamShowsSeveralRecords() {
        var other = new NumberFeed(OTHER);
        open(feed, other);
        other.number.set(7);
        hub.changed(OTHER);
        writers.runAll();
        assertThat(sink.entities()).containsExactly(1L, 1L, 7L);
    }

    @Test
    void theNodeWatchesARecordFromItsFirstStreamToItsLast() {
        var second = new NumberFeed(TOPIC);
        var one = open(feed);
        var two = open(second);
        assertThat(feed.interest).containsExactly("watch");
        assertThat(second.interest).isEmpty();
        one.close();
        assertThat(feed.interest).containsExactly("watch");
        two.close();
        assertThat(second.interest).containsExactly("unwatch");
        assertThat(hub.size()).isZero();
    }

    @Test
    void theEndIsTheLastEventAndCloses() {
        open(feed);
        feed.number.set(-1);
        hub.changed(TOPIC);
        hub.changed(TOPIC);
        writers.runAll();
        assertThat(sink.types()).containsExactly(Event.Type.UPDATE, Event.Type.END);
        requireClosedOnce();
    }

    @Test
    void aClosedStreamWritesNothingMore() {
        var stream = open(feed);
        stream.close();
        set(2);
        hub.heartbeat();
        hub.goodbye();
        writers.runAll();
        assertThat(sink.entities()).containsExactly(1L);
        assertThat(sink.heartbeats()).isZero();
    }

    @Test
    void closingTwiceLetsGoOnce() {
        var stream = open(feed);
        stream.close();
        stream.close();
        requireClosedOnce();
    }

    @Test
    void aClientThatIsGoneIsLetGoOfOnce() {
        var stream = open(feed);
        sink.goAway();
        set(2);
        set(3);
        stream.close();
        requireClosedOnce();
        assertThat(feed.interest).containsExactly("watch", "unwatch");
    }

    @Test
    void aHeartbeatFindsOutWhoIsGone() {
        open(feed);
        hub.heartbeat();
        writers.runAll();
        assertThat(sink.heartbeats()).isEqualTo(1);
        sink.goAway();
        hub.heartbeat();
        writers.runAll();
        requireClosedOnce();
    }

    @Test
    void aFeedThatFailsClosesWithoutAnEndSoThatTheClientComesBack() {
        var failing = new NumberFeed(TOPIC) {
            @Override
            public List<Event> pull() {
                throw new TooBusy("not now");
            }
        };
        open(failing);
        assertThat(sink.events()).isEmpty();
        requireClosedOnce();
    }

    @Test
    void aLeavingServerSaysGoodbye() {
        open(feed);
        hub.goodbye();
        writers.runAll();
        assertThat(sink.types()).containsExactly(Event.Type.UPDATE, Event.Type.GOODBYE);
        requireClosedOnce();
    }

    @Test
    void aStreamForWhichThereIsNoThreadIsClosed() {
        open(feed);
        writers.fill();
        hub.changed(TOPIC);
        requireClosedOnce();
    }

    @Test
    void aStreamIsLetGoOfEvenIfTheClusterIsTooBusyToHear() {
        var second = new NumberFeed(OTHER);
        feed.busyUnwatching = 1;
        open(feed, second).close();
        requireClosedOnce();
        assertThat(second.interest).containsExactly("watch", "unwatch");
        open(feed);
        assertThat(feed.interest).containsExactly("watch", "unwatch", "watch");
    }

    @Test
    void theConnectionIsClosedEvenIfWhatComesAfterFails() {
        var stream = hub.open(List.of(feed), sink, () -> {
            throw new IllegalStateException("no");
        });
        writers.runAll();
        assertThatThrownBy(stream::close).isInstanceOf(IllegalStateException.class);
        assertThat(sink.timesClosed()).isEqualTo(1);
    }

    @Test
    void aStreamThatCannotBeFollowedIsNotOpened() {
        var busy = new NumberFeed(OTHER) {
            @Override
            public void watch() {
                throw new TooBusy("not now");
            }
        };
        assertThatThrownBy(() -> hub.open(List.of(feed, busy), sink, closed::incrementAndGet))
                .isInstanceOf(TooBusy.class);
        assertThat(hub.size()).isZero();
        assertThat(feed.interest).containsExactly("watch", "unwatch");
        hub.changed(TOPIC);
        writers.runAll();
        assertThat(sink.events()).isEmpty();
    }

    @Test
    void aStreamThatEndsWhileItIsOpenedIsForgotten() {
        feed.number.set(-1);
        var other = new NumberFeed(OTHER) {
            @Override
            public Topic topic() {
                hub.changed(TOPIC); // another node changes what is followed already
                writers.runAll();
                return super.topic();
            }
        };
        hub.open(List.of(feed, other), sink, closed::incrementAndGet);
        writers.runAll();
        requireClosedOnce();
        assertThat(feed.interest).containsExactly("watch", "unwatch");
        assertThat(other.interest).containsExactly("watch", "unwatch");
    }

    @Test
    @Timeout(30)
    void whatHangsOnAStreamIsReleasedOnlyWhenNothingIsPulledAnyMore() throws Exception {
        var pulling = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new NumberFeed(TOPIC) {
            @Override
            public List<Event> pull() {
                pulling.countDown();
                awaitQuietly(goOn);
                assertThat(closed).as("released while it pulls").hasValue(0);
                return super.pull();
            }
        };
        var threads = Executors.newSingleThreadExecutor();
        try {
            var stream = new Hub(threads, RULES).open(List.of(slow), sink, closed::incrementAndGet);
            assertThat(pulling.await(10, TimeUnit.SECONDS)).isTrue();
            stream.close();
            assertThat(closed).hasValue(0);
            goOn.countDown();
            await().untilAsserted(this::requireClosedOnce);
            assertThat(slow.pulls).hasValue(1);
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void noWakeIsLostHoweverItFalls() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var real = new Hub(threads, RULES);
            var streams = new ArrayList<RecordingSink>();
            for (var n = 0; n < 3; n++) {
                var shown = new NumberFeed(TOPIC) {
                    @Override
                    public List<Event> pull() {
                        number.set(feed.number.get());
                        return super.pull();
                    }
                };
                var client = new RecordingSink();
                streams.add(client);
                real.open(List.of(shown), client, () -> {});
            }
            for (var round = 1; round <= 300; round++) {
                for (var burst = 0; burst < 20; burst++) {
                    feed.number.incrementAndGet();
                    real.changed(TOPIC);
                }
                var newest = feed.number.get();
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .untilAsserted(() -> assertThat(streams)
                                .allSatisfy(client -> assertThat(last(client)).isEqualTo(newest)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void manyWhoCloseAtOnceLetGoOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var real = new Hub(threads, RULES);
            for (var round = 0; round < 500; round++) {
                var client = new RecordingSink();
                var releases = new AtomicInteger();
                var stream = real.open(List.of(new NumberFeed(TOPIC)), client, releases::incrementAndGet);
                client.goAway();
                for (var n = 0; n < 3; n++) {
                    threads.execute(stream::close);
                    threads.execute(() -> real.changed(TOPIC));
                }
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .untilAsserted(() -> assertThat(client.timesClosed()).isEqualTo(1));
                assertThat(releases).hasValue(1);
            }
            assertThat(real.size()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    // --- several subjects

    @Test
    void oneSubjectEndsAndTheOthersGoOn() {
        var other = new NumberFeed(OTHER);
        openSubjects(false, subject(feed), subject(other));
        feed.number.set(-1);
        hub.changed(TOPIC);
        writers.runAll();
        assertThat(ended).hasValue(1);
        assertThat(sink.timesClosed()).isZero();
        assertThat(feed.interest).containsExactly("watch", "unwatch");
        other.number.set(-1);
        hub.changed(OTHER);
        writers.runAll();
        requireClosedOnce();
    }

    @Test
    void aLastingStreamGoesOnWithNothingAndMayShowMore() {
        var stream = openSubjects(true, subject(feed));
        feed.number.set(-1);
        hub.changed(TOPIC);
        writers.runAll();
        assertThat(sink.timesClosed()).isZero();
        stream.show(subject(new NumberFeed(OTHER)));
        writers.runAll();
        assertThat(sink.types()).containsExactly(Event.Type.UPDATE, Event.Type.END, Event.Type.UPDATE);
        stream.close();
        requireClosedOnce();
    }

    @Test
    void whatIsDroppedIsShownNoMore() {
        var subject = subject(feed);
        var stream = openSubjects(true, subject);
        stream.drop(subject);
        set(2);
        assertThat(sink.entities()).containsExactly(1L);
        assertThat(ended).hasValue(1);
        assertThat(feed.interest).containsExactly("watch", "unwatch");
    }

    @Test
    void onlyTheSubjectThatChangedIsAsked() {
        var other = new NumberFeed(OTHER);
        openSubjects(false, subject(feed), subject(other));
        var before = other.pulls.get();
        set(2);
        assertThat(other.pulls).hasValue(before);
    }

    @Test
    void aVitalSubjectKeepsNothingOpenAndClosesAll() {
        var right = new NumberFeed(OTHER);
        openSubjects(false, Subject.vital(right, sink), subject(feed));
        right.number.set(-1);
        hub.changed(OTHER);
        writers.runAll();
        requireClosedOnce();
        assertThat(ended).hasValueGreaterThan(0);

        var second = new RecordingSink();
        hub.open(List.of(Subject.vital(new NumberFeed(OTHER), second), subject(feed)), second, false, () -> {});
        feed.number.set(-1);
        hub.changed(TOPIC);
        writers.runAll();
        assertThat(second.timesClosed()).isEqualTo(1);
    }

    // --- slow readers

    @Test
    @Timeout(30)
    void whoDoesNotReadIsLetGoOfAndTheConnectionIsClosedOnceItCanBe() throws Exception {
        var stuck = new CountDownLatch(1);
        var reads = new CountDownLatch(1);
        var slow = new SlowSink(stuck, reads);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var real = new Hub(threads, RULES);
            real.open(List.of(feed), slow, closed::incrementAndGet);
            assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() -> {
                real.cutSlow();
                assertThat(closed).hasValue(1);
            });
            assertThat(real.size()).isZero();
            assertThat(feed.interest).containsExactly("watch", "unwatch");
            assertThat(slow.closed).hasValue(0);
            reads.countDown();
            await().untilAsserted(() -> assertThat(slow.closed).hasValue(1));
            assertThat(closed).hasValue(1);
            assertThat(feed.pulls).hasValue(1);
        } finally {
            reads.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void whoReadsIsNotCut() {
        open(feed);
        hub.cutSlow();
        set(2);
        assertThat(sink.entities()).containsExactly(1L, 2L);
    }

    /** A client that does not read until it is told to. */
    private record SlowSink(CountDownLatch stuck, CountDownLatch reads, AtomicInteger closed) implements Sink {
        SlowSink(CountDownLatch stuck, CountDownLatch reads) {
            this(stuck, reads, new AtomicInteger());
        }

        @Override
        public void write(Event event) {
            stuck.countDown();
            awaitQuietly(reads);
        }

        @Override
        public void flush() {}

        @Override
        public void heartbeat() {}

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private Subject subject(Feed shown) {
        return Subject.of(List.of(shown), sink, ended::incrementAndGet);
    }

    private Stream openSubjects(boolean lasting, Subject... subjects) {
        var stream = hub.open(List.of(subjects), sink, lasting, closed::incrementAndGet);
        writers.runAll();
        return stream;
    }

    private Stream open(Feed... feeds) {
        var stream = hub.open(List.of(feeds), sink, closed::incrementAndGet);
        writers.runAll();
        return stream;
    }

    private void set(long number) {
        feed.number.set(number);
        hub.changed(TOPIC);
        writers.runAll();
    }

    private void requireClosedOnce() {
        assertThat(closed).hasValue(1);
        assertThat(sink.timesClosed()).isEqualTo(1);
    }

    private static long last(RecordingSink client) {
        var entities = client.entities();
        return entities.isEmpty() ? 0 : (long) entities.get(entities.size() - 1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody went on");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
