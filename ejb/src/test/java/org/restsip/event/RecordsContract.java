package org.restsip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.MutableClock;

/** What every implementation of {@link Records} does, seen from the first and from the last of its nodes. */
public abstract class RecordsContract<K, R extends Revised<R>> {
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final int THREADS = 16;
    private static final int CHANGES = 25;
    private static final Duration HOUR = Duration.ofHours(1);

    /** How records of one kind are made and told from each other. */
    public interface Kind<K, R extends Revised<R>> {
        K key(int number);

        Topic topic(K key);

        /** A new record that holds a number, and must be looked at again at that time. */
        R record(K key, long number, Instant deadline);

        long number(R record);
    }

    /** One node: its records and what it is told. */
    public record Site<K, R extends Revised<R>>(Records<K, R> records, RecordingHub hub) {}

    private final Kind<K, R> kind;
    private final K key;

    protected RecordsContract(Kind<K, R> kind) {
        this.kind = kind;
        this.key = kind.key(KEYS.incrementAndGet());
    }

    /** The clock of all nodes. */
    protected abstract MutableClock clock();

    /** The nodes; the same ones whenever it is asked within a test. */
    protected abstract List<Site<K, R>> sites();

    @BeforeEach
    void timeHasPassed() {
        clock().passSeconds(1);
    }

    @Test
    void whatWasNeverMadeIsNotFound() {
        assertThat(first().find(key)).isEmpty();
    }

    @Test
    void aNewRecordIsFoundOnEveryNodeAsItWasReturned() {
        var made = set(first(), 7);
        assertThat(kind.number(made)).isEqualTo(7);
        assertThat(first().find(key)).contains(made);
        assertThat(last().find(key)).contains(made);
    }

    @Test
    void aChangeSeesTheNewestRecordFromWhicheverNode() {
        set(first(), 1);
        add(last(), 10);
        assertThat(add(first(), 100)).isEqualTo(111);
    }

    @Test
    void theStoreCountsEveryChangeInTheRevision() {
        var begun = Version.startingAt(clock().instant());
        assertThat(set(first(), 1).revision()).isEqualTo(begun);
        assertThat(set(last(), 2).revision()).isEqualTo(begun.next());
        assertThat(set(first(), 3).revision()).isEqualTo(begun.next().next());
    }

    @Test
    void anEmptyResultRemovesTheRecord() {
        set(first(), 1);
        assertThat(last().change(key, known -> Optional.empty())).isEmpty();
        assertThat(first().find(key)).isEmpty();
    }

    @Test
    void aRecordThatComesAgainHasAnotherIncarnation() {
        var before = set(first(), 1).revision();
        first().change(key, known -> Optional.empty());
        clock().passSeconds(1);
        var after = set(last(), 1).revision();
        assertThat(after.incarnation()).isGreaterThan(before.incarnation());
        assertThat(after.counter()).isEqualTo(1);
    }

    @Test
    void aWatcherDoesNotKeepTheRecordFromHavingAnotherIncarnation() {
        first().watch(key);
        var before = set(first(), 1).revision();
        first().change(key, known -> Optional.empty());
        clock().passSeconds(1);
        assertThat(set(first(), 1).revision().incarnation()).isGreaterThan(before.incarnation());
    }

    @Test
    void anEqualChangeStoresNothingAndTellsNobody() {
        var made = set(first(), 1);
        first().watch(key);
        assertThat(first().change(key, known -> known)).contains(made);
        assertThat(first().find(key)).contains(made);
        assertThat(told(0)).isZero();
    }

    @Test
    void nothingMadeOfNothingIsNoChange() {
        first().watch(key);
        assertThat(first().change(key, known -> known)).isEmpty();
        assertThat(told(0)).isZero();
    }

    @Test
    void aChangeThatThrowsChangesNothingAndTellsNobody() {
        var made = set(first(), 1);
        first().watch(key);
        assertThatThrownBy(() -> first().change(key, known -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(first().find(key)).contains(made);
        assertThat(told(0)).isZero();
        assertThat(add(first(), 1)).isEqualTo(2);
    }

    @Test
    void aNodeThatWatchesIsToldOnceOfEachChange() {
        set(first(), 1);
        last().watch(key);
        last().watch(key);
        set(first(), 2);
        await().untilAsserted(() -> assertThat(toldLast()).isEqualTo(1));
        set(first(), 3);
        await().untilAsserted(() -> assertThat(toldLast()).isEqualTo(2));
        last().change(key, known -> Optional.empty());
        await().untilAsserted(() -> assertThat(toldLast()).isEqualTo(3));
    }

    @Test
    void aNodeIsToldOfItsOwnChanges() {
        last().watch(key);
        set(last(), 1);
        assertThat(toldLast()).isEqualTo(1);
    }

    @Test
    void aNodeThatDoesNotWatchIsToldNothing() {
        var other = kind.key(KEYS.incrementAndGet());
        for (var site : sites()) {
            site.records().watch(other);
        }
        set(first(), 1);
        add(last(), 1);
        first().change(other, known -> Optional.of(kind.record(other, 1, later())));
        for (var site : sites()) { // a later notice has come, so an earlier one would have
            await().untilAsserted(() ->
                    assertThat(site.hub().timesTold(kind.topic(other))).isEqualTo(1));
            assertThat(site.hub().timesTold(kind.topic(key))).isZero();
        }
    }

    @Test
    void oneCanWatchWhatIsNotThereYet() {
        last().watch(key);
        assertThat(last().find(key)).isEmpty();
        set(first(), 1);
        await().untilAsserted(() -> assertThat(toldLast()).isEqualTo(1));
    }

    @Test
    void whoWatchesIsToldOfTheRecordThatComesAgain() {
        last().watch(key);
        set(first(), 1);
        first().change(key, known -> Optional.empty());
        clock().passSeconds(1);
        set(first(), 1);
        await().untilAsserted(() -> assertThat(toldLast()).isEqualTo(3));
    }

    @Test
    void whoCeasesToWatchIsToldNoMore() {
        last().watch(key);
        set(first(), 1);
        await().untilAsserted(() -> assertThat(toldLast()).isEqualTo(1));
        last().unwatch(key);
        last().unwatch(key);
        set(first(), 2);
        last().watch(key);
        set(first(), 3);
        await().untilAsserted(() -> assertThat(toldLast()).isEqualTo(2));
    }

    @Test
    void whatNobodyWatchedCanBeUnwatched() {
        last().unwatch(key);
        assertThat(last().find(key)).isEmpty();
    }

    @Test
    void watchingIsNoChange() {
        var made = set(first(), 1);
        last().watch(key);
        last().unwatch(key);
        assertThat(first().find(key)).contains(made);
    }

    @Test
    void aRecordIsDueFromItsDeadlineOnAndOnOneNodeOnly() {
        var deadline = later();
        first().change(key, none -> Optional.of(kind.record(key, 1, deadline)));
        assertThat(dueAt(deadline.minusNanos(1000))).isEmpty();
        assertThat(dueAt(deadline)).containsExactly(key);
        assertThat(dueAt(deadline.plus(HOUR))).containsExactly(key);
    }

    @Test
    void aRecordWhoseDeadlineMovedIsDueAtTheNewOne() {
        var deadline = later();
        first().change(key, none -> Optional.of(kind.record(key, 1, deadline)));
        last().change(key, known -> Optional.of(kind.record(key, 1, deadline.plus(HOUR))));
        assertThat(dueAt(deadline)).isEmpty();
        assertThat(dueAt(deadline.plus(HOUR))).containsExactly(key);
    }

    @Test
    void whatIsGoneIsNotDue() {
        first().watch(key);
        set(first(), 1);
        first().change(key, known -> Optional.empty());
        assertThat(dueAt(later().plus(HOUR))).isEmpty();
    }

    @Test
    void everyRecordIsOneNodesToLookAfter() {
        set(first(), 1);
        assertThat(sites().stream()
                        .flatMap(site -> site.records().owned().stream())
                        .filter(key::equals))
                .containsExactly(key);
        first().change(key, known -> Optional.empty());
        assertThat(sites().stream().flatMap(site -> site.records().owned().stream()))
                .doesNotContain(key);
    }

    @Test
    void aTaskThatIsTooBusyForOneKeyIsDoneForTheOthers() {
        var done = new ArrayList<K>();
        var busy = kind.key(KEYS.incrementAndGet());
        first().forEach(List.of(busy, key), each -> {
            if (each.equals(busy)) {
                throw new TooBusy("not now");
            }
            done.add(each);
        });
        assertThat(done).containsExactly(key);
    }

    @Test
    void ofManyChangesAtOnceNoneIsLostAndNoneMadeTwice() throws Exception {
        set(first(), 0);
        var start = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var n = 0; n < THREADS; n++) {
                var records = sites().get(n % sites().size()).records();
                tasks.add(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    for (var changes = 0; changes < CHANGES; changes++) {
                        addPatiently(records);
                    }
                    return true;
                });
            }
            for (var task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        var end = first().find(key).orElseThrow();
        assertThat(kind.number(end)).isEqualTo((long) THREADS * CHANGES);
        assertThat(end.revision().counter()).isEqualTo((long) THREADS * CHANGES + 1);
    }

    private void addPatiently(Records<K, R> records) {
        await().pollInSameThread().pollDelay(Duration.ZERO).until(() -> {
            try {
                add(records, 1);
                return true;
            } catch (Uncertain e) {
                throw e;
            } catch (TooBusy e) {
                return false; // certainly not made
            }
        });
    }

    private Records<K, R> first() {
        return sites().get(0).records();
    }

    private Records<K, R> last() {
        return sites().get(sites().size() - 1).records();
    }

    private long told(int site) {
        return sites().get(site).hub().timesTold(kind.topic(key));
    }

    private long toldLast() {
        return told(sites().size() - 1);
    }

    private Instant later() {
        return clock().instant().plus(HOUR);
    }

    private R set(Records<K, R> records, long number) {
        return records.change(key, known -> Optional.of(kind.record(key, number, later())))
                .orElseThrow();
    }

    private long add(Records<K, R> records, long more) {
        return records.change(key, known -> known.map(record -> kind.record(key, kind.number(record) + more, later())))
                .map(kind::number)
                .orElseThrow();
    }

    /** On all nodes together, of this test's key. */
    private List<K> dueAt(Instant time) {
        return sites().stream()
                .flatMap(site -> site.records().due(time).stream())
                .filter(key::equals)
                .toList();
    }
}
