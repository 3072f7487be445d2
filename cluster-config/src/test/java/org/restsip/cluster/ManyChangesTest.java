package org.restsip.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.IndeterminateOperationStateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.restsip.cluster.PutIfVersion.Outcome;
import org.restsip.event.Records;
import org.restsip.event.TooBusy;
import org.restsip.event.Uncertain;
import org.restsip.event.Version;
import org.restsip.login.ContactId;
import org.restsip.message.DeliveryState;
import org.restsip.message.MessageId;
import org.restsip.message.Receipt;
import org.restsip.user.Aor;

/**
 * Changes that race on one record from two members, with answers that get lost. Each thread counts in a place of its
 * own in the record, by a change that would count twice if it were made twice.
 */
class ManyChangesTest {
    private static final int THREADS = 16;
    private static final int CHANGES = 1000;
    private static final long SEED = 20261123;
    private static final Instant NOW = Instant.parse("2026-11-23T15:04:05Z");
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final TestCluster cluster = TestCluster.pair();
    private final MessageId id = new MessageId("many" + KEYS.incrementAndGet());
    private final ClusterReceipts receipts = new ClusterReceipts(cluster.member(0));

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void noneOfSixteenThousandIsLostOrMadeTwiceThoughAnswersGetLost() throws Exception {
        begin();
        var nodes = List.of(new LossyReceipts(cluster.member(0), SEED), new LossyReceipts(cluster.member(1), -SEED));
        var start = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var tasks = IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(thread -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return countTo(CHANGES, thread, nodes.get(thread % 2));
                    })
                    .toList();
            for (var task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isEqualTo(CHANGES);
            }
        } finally {
            threads.shutdownNow();
        }
        var end = receipts.find(id).orElseThrow();
        assertThat(IntStream.range(0, THREADS).map(thread -> count(end, thread)))
                .containsOnly(CHANGES);
        assertThat(end.revision().counter()).isEqualTo(1 + THREADS * CHANGES);
        assertThat(nodes).allSatisfy(node -> assertThat(node.lost.get()).isGreaterThan(CHANGES));
    }

    /** What the store says of each outcome must be true: made, certainly not made, or nobody knows. */
    private int countTo(int end, int thread, Records<MessageId, Receipt> node) {
        var mine = 0;
        while (mine < end) {
            try {
                assertThat(count(add(node, thread), thread)).isEqualTo(mine + 1);
                mine++;
            } catch (Uncertain e) {
                var found = count(node.find(id).orElseThrow(), thread); // so that one has to look
                assertThat(found).isBetween(mine, mine + 1);
                mine = found;
            } catch (TooBusy e) {
                assertThat(count(node.find(id).orElseThrow(), thread)).isEqualTo(mine);
            }
        }
        return mine;
    }

    @Test
    void aRepeatIsRecognisedHoweverManyChangesOthersMadeMeanwhile() {
        begin();
        var elsewhere = new ClusterReceipts(cluster.member(1));
        var here = new ForgetfulReceipts(cluster.member(0), 1, true, () -> {
            for (var n = 0; n < 100; n++) {
                add(elsewhere, 1);
            }
        });
        assertThat(count(add(here, 0), 0)).isEqualTo(1);
        assertThat(count(receipts.find(id).orElseThrow(), 0)).isEqualTo(1);
        assertThat(count(receipts.find(id).orElseThrow(), 1)).isEqualTo(100);
    }

    @Test
    void aChangeWhoseAnswerGotLostTellsTheWatchersOnce() {
        begin();
        receipts.watch(id);
        var topic = org.restsip.message.Receipts.topic(id);
        var before = cluster.members.get(0).hub.timesTold(topic);
        add(new ForgetfulReceipts(cluster.member(0), 2, true, () -> {}), 0);
        assertThat(cluster.members.get(0).hub.timesTold(topic)).isEqualTo(before + 1);
    }

    @Test
    void aRequestThatGotLostIsRepeated() {
        begin();
        add(new ForgetfulReceipts(cluster.member(0), 4, false, () -> {}), 0);
        assertThat(count(receipts.find(id).orElseThrow(), 0)).isEqualTo(1);
    }

    @Test
    void whenNoAnswerComesAtAllTheOutcomeIsUncertain() {
        begin();
        var made = new ForgetfulReceipts(cluster.member(0), 100, true, () -> {});
        var lost = new ForgetfulReceipts(cluster.member(0), 100, false, () -> {});
        assertThatThrownBy(() -> add(made, 0)).isInstanceOf(Uncertain.class);
        assertThatThrownBy(() -> add(lost, 1)).isInstanceOf(Uncertain.class);
        assertThat(count(receipts.find(id).orElseThrow(), 0)).isEqualTo(1);
        assertThat(count(receipts.find(id).orElseThrow(), 1)).isZero();
    }

    @Test
    void whoeverLosesEveryRaceIsToldThatNothingWasChanged() {
        begin();
        var elsewhere = new ClusterReceipts(cluster.member(1));
        assertThatThrownBy(() -> receipts.change(id, known -> {
                    add(elsewhere, 1);
                    return known.map(receipt -> added(receipt, 0));
                }))
                .isInstanceOf(TooBusy.class)
                .isNotInstanceOf(Uncertain.class);
        assertThat(count(receipts.find(id).orElseThrow(), 0)).isZero();
    }

    private void begin() {
        var targets = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Receipt.Target(new ContactId("c" + thread), DeliveryState.FAILED, "0"))
                .toList();
        receipts.change(
                id,
                none -> Optional.of(new Receipt(
                        id,
                        Version.NONE,
                        Version.NONE,
                        Aor.of("alice@example.com"),
                        Aor.of("bob@example.com"),
                        targets,
                        NOW)));
    }

    private Receipt add(Records<MessageId, Receipt> node, int thread) {
        return node.change(id, known -> known.map(receipt -> added(receipt, thread)))
                .orElseThrow();
    }

    private static Receipt added(Receipt receipt, int thread) {
        var targets = new ArrayList<>(receipt.targets());
        var old = targets.get(thread);
        targets.set(thread, new Receipt.Target(old.contact(), old.state(), "" + (count(receipt, thread) + 1)));
        return new Receipt(
                receipt.id(),
                receipt.revision(),
                receipt.version(),
                receipt.sender(),
                receipt.receiver(),
                targets,
                receipt.changed());
    }

    private static int count(Receipt receipt, int thread) {
        return Integer.parseInt(receipt.targets().get(thread).reason());
    }

    /** One step in five brings no answer: half of them were not made, half were. */
    private static final class LossyReceipts extends ClusterReceipts {
        private final Random random;
        private final AtomicInteger lost = new AtomicInteger();

        private LossyReceipts(ClusterMember member, long seed) {
            super(member);
            random = new Random(seed);
        }

        @Override
        Outcome store(String id, PutIfVersion step) {
            var chance = random.nextInt(10);
            if (chance == 0) {
                throw lost();
            }
            var outcome = super.store(id, step);
            if (chance == 1) {
                throw lost();
            }
            return outcome;
        }

        private IndeterminateOperationStateException lost() {
            lost.incrementAndGet();
            return new IndeterminateOperationStateException("lost by the test");
        }
    }

    /** The first answers get lost, after the step was made or before, and then something happens. */
    private static final class ForgetfulReceipts extends ClusterReceipts {
        private final boolean made;
        private final Runnable meanwhile;
        private int losses;

        private ForgetfulReceipts(ClusterMember member, int losses, boolean made, Runnable meanwhile) {
            super(member);
            this.losses = losses;
            this.made = made;
            this.meanwhile = meanwhile;
        }

        @Override
        Outcome store(String id, PutIfVersion step) {
            if (losses-- <= 0) {
                return super.store(id, step);
            }
            if (made) {
                super.store(id, step);
            }
            meanwhile.run();
            throw new IndeterminateOperationStateException("lost by the test");
        }
    }
}
