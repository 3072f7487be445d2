package org.restsip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.BOB;
import static org.restsip.World.at;
import static org.restsip.World.content;
import static org.restsip.World.web;
import static org.restsip.message.DeliveryState.ACKNOWLEDGED;
import static org.restsip.message.DeliveryState.CANCELLED;
import static org.restsip.message.DeliveryState.DELIVERED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.World;
import org.restsip.event.Event;
import org.restsip.event.Hub;
import org.restsip.event.RecordingSink;
import org.restsip.event.StreamRules;
import org.restsip.login.Contact;
import org.restsip.user.Attempt;

/** Taking back what was sent, above all invitations, and while it is being delivered. */
class RecallTest {
    private static final int ROUNDS = 1000;

    private final World world = new World();
    private final Messaging messaging = world.messaging;
    private final Contact one = world.login(BOB, web("one"));

    @Test
    void whoWasGivenAnInvitationHearsThatItIsWithdrawn() {
        var sink = watch(one);
        var id = invite().id();
        world.settle();
        messaging.cancel(AS_ALICE, BOB, id);
        world.settle();
        assertThat(sink.types()).containsExactly(Event.Type.MESSAGE, Event.Type.WITHDRAWN);
        assertThat(sink.entities().get(1)).isEqualTo(new Withdrawal(2, false, id, ALICE, BOB));
        assertThat(state(id, one)).isEqualTo(DELIVERED);
    }

    @Test
    void alsoWhoHasAcknowledgedItAlready() {
        var sink = watch(one);
        var id = invite().id();
        world.settle();
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        messaging.cancel(AS_ALICE, BOB, id);
        world.settle();
        assertThat(sink.types()).containsExactly(Event.Type.MESSAGE, Event.Type.WITHDRAWN);
        assertThat(state(id, one)).isEqualTo(ACKNOWLEDGED);
    }

    @Test
    void whoComesBackHearsOfTheWithdrawalAndNotOfTheInvitation() {
        var sink = watch(one);
        var id = invite().id();
        world.settle();
        sink.goAway();
        messaging.cancel(AS_ALICE, BOB, id);
        assertThat(watch(one).types()).containsExactly(Event.Type.WITHDRAWN);
    }

    @Test
    void aWithdrawalIsToldAgainUntilItIsAcknowledged() {
        var sink = watch(one);
        var id = invite().id();
        world.settle();
        messaging.cancel(AS_ALICE, BOB, id);
        world.settle();
        sink.goAway();
        assertThat(watch(one).entities()).containsExactly(new Withdrawal(2, true, id, ALICE, BOB));
        messaging.acknowledge(AS_BOB, BOB, one.id(), 2);
        assertThat(watch(one).events()).isEmpty();
    }

    @Test
    void aWithdrawalIsForgottenWhenItMattersNoMore() {
        world.registrations.held(BOB, one.id(), World.HERE);
        watch(one);
        var id = invite().id();
        world.settle();
        messaging.cancel(AS_ALICE, BOB, id);
        world.passSeconds(Duration.ofMinutes(11).toSeconds());
        assertThat(watch(one).events()).isEmpty();
        assertThat(state(id, one)).isEqualTo(DELIVERED);
    }

    @Test
    void whoWasNotGivenTheInvitationHearsNothingAtAll() {
        var two = world.login(BOB, web("two"));
        watch(one);
        var id = invite().id();
        world.settle();
        messaging.cancel(AS_ALICE, BOB, id);
        assertThat(watch(two).events()).isEmpty();
        assertThat(state(id, two)).isEqualTo(CANCELLED);
        assertThat(state(id, one)).isEqualTo(DELIVERED);
    }

    @Test
    void withdrawingAgainTellsNobodyAgain() {
        var sink = watch(one);
        var id = invite().id();
        world.settle();
        messaging.cancel(AS_ALICE, BOB, id);
        world.settle();
        assertThatThrownBy(() -> messaging.cancel(AS_ALICE, BOB, id)).isInstanceOf(AlreadyDelivered.class);
        world.settle();
        assertThat(sink.types()).containsExactly(Event.Type.MESSAGE, Event.Type.WITHDRAWN);
    }

    @Test
    void aPhonesQueueHoldsNoWithdrawals() {
        var phone = world.login(BOB, at("sip:bob@192.0.2.7", 3600));
        var id = invite().id();
        world.settle();
        messaging.cancel(AS_ALICE, BOB, id);
        world.deliveries.settled(id, BOB, phone.id(), ACKNOWLEDGED, "");
        world.send(ALICE, BOB, "next");
        assertThat(world.phones.brought()).containsExactly("come", "next");
    }

    @Test
    void nothingIsAcknowledgedThatWasNotGiven() {
        invite();
        assertThatThrownBy(() -> messaging.acknowledge(AS_BOB, BOB, one.id(), 1))
                .isInstanceOf(InvalidValue.class);
        watch(one);
        assertThatThrownBy(() -> messaging.acknowledge(AS_BOB, BOB, one.id(), -1))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> messaging.acknowledge(AS_BOB, BOB, one.id(), 2))
                .isInstanceOf(InvalidValue.class);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
    }

    /** What the sender is told and what the receiver has seen never disagree, whoever is faster. */
    @Test
    void takingBackWhileItIsDeliveredTellsTheTruth() throws Exception {
        var threads = Executors.newFixedThreadPool(3);
        try {
            var hub = new Hub(threads, new StreamRules(15, Duration.ofSeconds(5)));
            var receivers = new MemoryInboxes(world.inboxes, hub);
            var deliveries = new Deliveries(
                    receivers,
                    world.receipts,
                    world.messages,
                    world.whereabouts,
                    world.outbound,
                    world.phones,
                    world.mailbox,
                    world.safekeeping,
                    world.neighbours,
                    world.node,
                    world.clock);
            var feed = new MessageFeed(receivers, world.messages, world.receipts, deliveries, BOB, one.id());
            var sink = new RecordingSink();
            var stream = hub.open(List.of(feed), sink, () -> {});
            var cancelled = 0;
            for (var round = 0; round < ROUNDS; round++) {
                cancelled += race(threads, sink, round % 3) ? 1 : 0;
            }
            stream.close();
            assertThat(cancelled).as("rounds that the sender won").isBetween(1, ROUNDS - 1);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One round; whether the sender was faster. */
    private boolean race(ExecutorService threads, RecordingSink sink, int delay) throws Exception {
        var sent =
                world.messaging.send(AS_ALICE, BOB, Optional.empty(), content("hello"), Handling.USUAL, Attempt.ONCE);
        Callable<Boolean> cancel = () -> {
            for (var n = 0; n < delay * 1000; n++) {
                Thread.onSpinWait();
            }
            return cancelled(sent.id());
        };
        var won = threads.submit(cancel).get(10, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> won || received(sink, sent.id()));
        assertThat(received(sink, sent.id())).isEqualTo(!won);
        assertThat(state(sent.id(), one) == CANCELLED).isEqualTo(won);
        if (!won) {
            world.messaging.acknowledge(AS_BOB, BOB, one.id(), lastSeq());
        }
        return won;
    }

    private boolean cancelled(MessageId id) {
        try {
            messaging.cancel(AS_ALICE, BOB, id);
            return true;
        } catch (AlreadyDelivered e) {
            return false;
        }
    }

    private long lastSeq() {
        return world.inboxes
                .find(BOB)
                .flatMap(inbox -> inbox.lane(one.id()))
                .orElseThrow()
                .lastSeq();
    }

    private static boolean received(RecordingSink sink, MessageId id) {
        return sink.entities().stream()
                .anyMatch(entity -> entity instanceof Delivery delivery
                        && delivery.message().id().equals(id));
    }

    private Receipt invite() {
        return messaging.send(
                AS_ALICE,
                BOB,
                Optional.empty(),
                content("come"),
                new Handling(Optional.empty(), false, Handling.Kind.INVITE),
                Attempt.ONCE);
    }

    private DeliveryState state(MessageId id, Contact contact) {
        return messaging
                .receipt(AS_ALICE, BOB, id)
                .target(contact.id())
                .orElseThrow()
                .state();
    }

    private RecordingSink watch(Contact contact) {
        return world.open(messaging.inbox(AS_BOB, BOB, contact.id()));
    }
}
