package org.restsip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_CAROL;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;
import static org.restsip.World.content;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.World;
import org.restsip.event.TooBusy;
import org.restsip.event.Uncertain;
import org.restsip.login.Contact;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.KeyReused;

/** Sending again under the same key. */
class TriesTest {
    private final World world = new World();
    private final Contact one = world.login(BOB, web("one"));

    @Test
    void aRepeatFindsTheMessageAndItsPresentState() {
        var first = send(AS_ALICE, BOB, "key", "hello");
        world.open(world.messaging.inbox(AS_BOB, BOB, one.id()));
        var second = send(AS_ALICE, BOB, "key", "hello");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.targets()).extracting(Receipt.Target::state).containsExactly(DeliveryState.DELIVERED);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aRepeatAfterTheEndSendsNothing() {
        var first = send(AS_ALICE, BOB, "key", "hello");
        world.open(world.messaging.inbox(AS_BOB, BOB, one.id()));
        world.messaging.acknowledge(AS_BOB, BOB, one.id(), 1);
        world.registrations.unregister(AS_BOB, BOB, one.id());
        assertThat(send(AS_ALICE, BOB, "key", "hello").id()).isEqualTo(first.id());
        assertThat(waiting()).isEmpty();
    }

    @Test
    void anotherMessageUnderTheSameKeyIsRefused() {
        send(AS_ALICE, BOB, "key", "hello");
        assertThatThrownBy(() -> send(AS_ALICE, BOB, "key", "other")).isInstanceOf(KeyReused.class);
    }

    @Test
    void aKeyBelongsToItsSenderAndItsReceiver() {
        world.login(CAROL, web("one"));
        var ids = new HashSet<MessageId>();
        ids.add(send(AS_ALICE, BOB, "key", "hello").id());
        ids.add(send(AS_CAROL, BOB, "key", "hello").id());
        ids.add(send(AS_ALICE, CAROL, "key", "hello").id());
        assertThat(ids).hasSize(3);
    }

    @Test
    void aTryThatWasRefusedCanBeRepeatedWithSuccess() {
        IntStream.range(0, 20).forEach(n -> world.send(World.ALICE, BOB, "m"));
        assertThatThrownBy(() -> send(AS_ALICE, BOB, "key", "hello")).isInstanceOf(InboxFull.class);
        world.open(world.messaging.inbox(AS_BOB, BOB, one.id()));
        world.messaging.acknowledge(AS_BOB, BOB, one.id(), 20);
        send(AS_ALICE, BOB, "key", "hello");
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aTryWhoseOutcomeNobodyKnowsIsFinishedByTheNext() {
        world.inboxes.failNext(new Uncertain(new IllegalStateException("no answer")));
        assertThatThrownBy(() -> send(AS_ALICE, BOB, "key", "hello")).isInstanceOf(Uncertain.class);
        send(AS_ALICE, BOB, "key", "hello");
        assertThat(waiting()).hasSize(1);
        assertThat(world.messages.find(waiting().get(0).message())).isPresent();
    }

    @Test
    void aTryThatWasStoredAllTheSameIsNotStoredTwice() {
        var id = send(AS_ALICE, BOB, "key", "hello").id();
        claimedBySomebodyWhoIsGone(id);
        world.clock.pass(Duration.ofSeconds(13));
        send(AS_ALICE, BOB, "key", "hello");
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aTryThatIsUnderWayElsewhereIsNotOvertaken() {
        var id = send(AS_ALICE, BOB, "key", "hello").id();
        claimedBySomebodyWhoIsGone(id);
        assertThatThrownBy(() -> send(AS_ALICE, BOB, "key", "hello")).isInstanceOf(TooBusy.class);
    }

    @Test
    void ofManyTriesAtOnceOneMakesTheMessageAndAllSayWhichItIs() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var round = 0; round < 50; round++) {
                var key = "key" + round;
                var tries = IntStream.range(0, 8)
                        .<Callable<MessageId>>mapToObj(
                                n -> () -> send(AS_ALICE, BOB, key, "hello").id())
                        .toList();
                var ids = new HashSet<MessageId>();
                for (var made : threads.invokeAll(tries)) {
                    ids.add(made.get());
                }
                assertThat(ids).hasSize(1);
                assertThat(waiting()).hasSize(1);
                world.open(world.messaging.inbox(AS_BOB, BOB, one.id()));
                world.messaging.acknowledge(AS_BOB, BOB, one.id(), round + 1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** As if the node had died after the message was in the inbox and before it could say so. */
    private void claimedBySomebodyWhoIsGone(MessageId id) {
        world.receipts.change(
                id,
                known -> known.map(
                        receipt -> receipt.claimed(new Receipt.Claim("t-gone", world.now()), receipt.fingerprint())));
    }

    private List<Inbox.Slot> waiting() {
        return world.deliveries.waiting(BOB, one.id());
    }

    private Receipt send(Caller by, Aor to, String key, String text) {
        return world.messaging.send(
                by, to, Optional.empty(), content(text), Handling.USUAL, new Attempt(Optional.of(key), text));
    }
}
