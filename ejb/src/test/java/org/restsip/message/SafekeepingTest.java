package org.restsip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.BOB;
import static org.restsip.World.ELSEWHERE;
import static org.restsip.World.at;
import static org.restsip.World.content;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.World;
import org.restsip.event.RecordingSink;
import org.restsip.event.TooBusy;
import org.restsip.login.Contact;
import org.restsip.user.Attempt;
import org.restsip.user.KeyReused;

/** What is in the database, and what comes of it when the whole cluster has been away. */
class SafekeepingTest {
    private final World world = new World();
    private final Contact one = world.login(BOB, web("one"));

    @Test
    void whileTheClusterHasTwoMembersItKeepsShortMessagesByItself() {
        world.send(ALICE, BOB, "hello");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aSingleMemberKeepsWhatItAcceptsInTheDatabase() {
        world.node.lose(ELSEWHERE);
        var id = world.send(ALICE, BOB, "hello").id();
        assertThat(kept()).containsExactly(id);
    }

    @Test
    void whatWaitsLongOrIsToBeStoredIsInTheDatabaseHoweverManyMembersThereAre() {
        var justAnHour = send(new Handling(Optional.of(Duration.ofHours(1)), false, Handling.Kind.MESSAGE));
        var more = send(new Handling(Optional.of(Duration.ofSeconds(3601)), false, Handling.Kind.MESSAGE));
        var store = send(new Handling(Optional.empty(), true, Handling.Kind.MESSAGE));
        assertThat(kept()).containsExactlyInAnyOrder(more.id(), store.id()).doesNotContain(justAnHour.id());
    }

    @Test
    void whatCannotBeKeptSafeIsNotAccepted() {
        world.node.lose(ELSEWHERE);
        world.durable.breakDown();
        assertThatThrownBy(() -> world.send(ALICE, BOB, "hello")).isInstanceOf(TooBusy.class);
        assertThat(world.deliveries.waiting(BOB, one.id())).isEmpty();
        assertThat(world.messages.size()).isZero();
        assertThat(world.receipts.owned()).isEmpty();
    }

    @Test
    void whatIsAcknowledgedLeavesTheDatabase() {
        world.node.lose(ELSEWHERE);
        world.send(ALICE, BOB, "hello");
        watch(world, one);
        world.messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        world.safekeeping.settle();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsTakenBackLeavesTheDatabase() {
        world.node.lose(ELSEWHERE);
        world.messaging.cancel(AS_ALICE, BOB, world.send(ALICE, BOB, "hello").id());
        world.safekeeping.settle();
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatWaitedBeforeARestartIsOfferedAgainUnderTheSameIdAndNumber() {
        world.node.lose(ELSEWHERE);
        world.send(ALICE, BOB, "m1");
        watch(world, one);
        world.messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        var second = world.send(ALICE, BOB, "m2");
        var third = world.send(ALICE, BOB, "m3");
        world.safekeeping.settle();
        var after = restarted();
        var again = watch(after, after.login(BOB, web("one"))).entities();
        assertThat(again)
                .map(Delivery.class::cast)
                .extracting(delivery -> delivery.message().id(), Delivery::seq, Delivery::redelivered)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(second.id(), 2L, true),
                        org.assertj.core.groups.Tuple.tuple(third.id(), 3L, true));
        assertThat(after.send(ALICE, BOB, "m4")).isNotNull();
        assertThat(after.deliveries.waiting(BOB, one.id()))
                .extracting(Inbox.Slot::seq)
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void theSenderFindsTheReceiptAgainAndARepeatFindsTheMessage() {
        world.node.lose(ELSEWHERE);
        var id = world.messaging
                .send(AS_ALICE, BOB, Optional.empty(), content("hello"), Handling.USUAL, attempt("hello"))
                .id();
        var after = restarted();
        assertThat(after.messaging.receipt(AS_ALICE, BOB, id).targets())
                .containsExactly(new Receipt.Target(one.id(), DeliveryState.QUEUED, ""));
        after.login(BOB, web("one"));
        var again = after.messaging.send(
                AS_ALICE, BOB, Optional.empty(), content("hello"), Handling.USUAL, attempt("hello"));
        assertThat(again.id()).isEqualTo(id);
        assertThatThrownBy(() -> after.messaging.send(
                        AS_ALICE, BOB, Optional.empty(), content("other"), Handling.USUAL, attempt("other")))
                .isInstanceOf(KeyReused.class);
        assertThat(after.deliveries.waiting(BOB, one.id())).hasSize(1);
    }

    @Test
    void nobodySaysCancelledOfWhatMayHaveBeenReadBeforeTheRestart() {
        world.node.lose(ELSEWHERE);
        var id = world.send(ALICE, BOB, "hello").id();
        watch(world, one);
        var after = restarted();
        assertThatThrownBy(() -> after.messaging.cancel(AS_ALICE, BOB, id)).isInstanceOf(AlreadyDelivered.class);
    }

    @Test
    void aPhoneThatRegistersAfterTheRestartIsBroughtWhatWaited() {
        world.node.lose(ELSEWHERE);
        world.registrations.unregister(AS_BOB, BOB, one.id());
        world.login(BOB, at("sip:bob@192.0.2.7", 3600));
        world.send(ALICE, BOB, "hello");
        var after = restarted();
        after.deliveries.bringNext(BOB, after.login(BOB, at("sip:bob@192.0.2.7", 3600)));
        assertThat(after.phones.brought()).containsExactly("hello");
    }

    @Test
    void whatIsOverIsNotOfferedAndSweptAway() {
        world.node.lose(ELSEWHERE);
        world.send(ALICE, BOB, "hello");
        var after = new World();
        after.clock.passSeconds(60);
        safekeepingOf(after).restore();
        assertThat(after.inboxes.find(BOB)).isEmpty();
        safekeepingOf(after).sweep();
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNodeThatJoinsOffersNothingAgain() {
        world.node.lose(ELSEWHERE);
        world.send(ALICE, BOB, "hello");
        watch(world, one);
        world.messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        world.safekeeping.restore(); // before the database has heard
        assertThat(world.deliveries.waiting(BOB, one.id())).isEmpty();
    }

    private World restarted() {
        var after = new World();
        safekeepingOf(after).restore();
        return after;
    }

    private Safekeeping safekeepingOf(World other) {
        return new Safekeeping(world.durable, other.inboxes, other.receipts, other.messages, other.node, other.clock);
    }

    private static RecordingSink watch(World world, Contact contact) {
        return world.open(world.messaging.inbox(AS_BOB, BOB, contact.id()));
    }

    private Receipt send(Handling handling) {
        return world.messaging.send(AS_ALICE, BOB, Optional.empty(), content("x"), handling, Attempt.ONCE);
    }

    private List<MessageId> kept() {
        return world.durable.after(Optional.empty(), 100).stream()
                .map(waiting -> waiting.message().id())
                .toList();
    }

    private static Attempt attempt(String text) {
        return new Attempt(Optional.of("key"), text);
    }
}
