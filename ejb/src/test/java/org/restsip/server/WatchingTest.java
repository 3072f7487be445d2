package org.restsip.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.ELSEWHERE;
import static org.restsip.World.HERE;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restsip.Refusal;
import org.restsip.World;
import org.restsip.call.CallId;
import org.restsip.call.EntryWish;
import org.restsip.event.Event;
import org.restsip.event.RecordingSink;
import org.restsip.event.TooBusy;
import org.restsip.event.Uncertain;
import org.restsip.login.Contact;
import org.restsip.login.ContactGone;
import org.restsip.login.Life;
import org.restsip.server.Watching.Watch;
import org.restsip.user.Caller;
import org.restsip.user.NotYours;
import org.restsip.user.Proof;

class WatchingTest {
    private final World world = new World();
    private final Watching watching = world.watching;
    private final Contact contact = world.login(ALICE, web("laptop"));

    // --- the limit

    @Test
    void aStreamMoreThanAllowedIsRefused() {
        var first = watching.login(AS_ALICE, ALICE, Optional.empty()).admit();
        watching.login(AS_ALICE, BOB, Optional.empty()).admit();
        watching.login(AS_ALICE, BOB, Optional.empty()).admit();
        assertThatThrownBy(() -> watching.login(AS_ALICE, BOB, Optional.empty()).admit())
                .isInstanceOfSatisfying(
                        TooManyStreams.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY));
        first.giveBack();
        assertThat(watching.login(AS_ALICE, BOB, Optional.empty()).admit()).isNotNull();
    }

    @Test
    void theLimitIsEachUsersOwn() {
        for (var n = 0; n < 3; n++) {
            watching.login(AS_ALICE, ALICE, Optional.empty()).admit();
        }
        assertThat(watching.login(AS_BOB, ALICE, Optional.empty()).admit()).isNotNull();
    }

    @Test
    void aStreamThatEndedCountsNoMore() {
        for (var n = 0; n < 10; n++) {
            var ticket = watching.login(AS_ALICE, ALICE, Optional.empty()).admit();
            var stream = ticket.open(new RecordingSink());
            stream.close();
            stream.close();
            ticket.giveBack();
        }
        for (var n = 0; n < 3; n++) {
            watching.login(AS_ALICE, ALICE, Optional.empty()).admit();
        }
        assertThatThrownBy(
                        () -> watching.login(AS_ALICE, ALICE, Optional.empty()).admit())
                .isInstanceOf(TooManyStreams.class);
    }

    @Test
    void aStreamThatCannotHoldIsNotCounted() {
        for (var n = 0; n < 10; n++) {
            world.logins.failNext(new TooBusy("not now"));
            assertThatThrownBy(() -> ownStream().admit()).isInstanceOf(TooBusy.class);
        }
        assertThat(ownStream().admit()).isNotNull();
    }

    // --- the right to it

    @Test
    void aStreamEndsWhenTheSessionDoesByWhichItWasOpened() {
        var token = world.signIns.open(AS_BOB).token();
        var bob = world.signIns.caller(token).orElseThrow();
        var sink = world.open(watching.login(bob, ALICE, Optional.empty()));
        for (var days = 5; days < 30; days += 5) {
            world.clock.pass(Duration.ofDays(5));
            world.hub.compareAll();
            beat();
        }
        world.clock.pass(Duration.ofDays(5).minusSeconds(1));
        beat();
        assertThat(sink.types()).doesNotContain(Event.Type.END);
        world.clock.pass(Duration.ofSeconds(1));
        beat();
        assertThat(sink.types()).endsWith(Event.Type.END);
    }

    @Test
    void aStreamEndsWhenTheWordOfTheIssuerDoes() {
        var bob = new Caller(BOB, Set.of(), new Proof.OfIssuer(world.now().plusSeconds(10)));
        var sink = world.open(watching.login(bob, ALICE, Optional.empty()));
        world.clock.pass(Duration.ofSeconds(9));
        beat();
        assertThat(sink.types()).doesNotContain(Event.Type.END);
        world.clock.pass(Duration.ofSeconds(1));
        beat();
        assertThat(sink.types()).endsWith(Event.Type.END);
    }

    private void beat() {
        world.hub.heartbeat();
        world.settle();
    }

    // --- holding a contact

    @Test
    void theOwnersStreamHoldsTheContactOnThisNode() {
        world.open(ownStream());
        assertThat(life().holders()).containsExactly(HERE);
        world.passSeconds(3600);
        assertThat(life().holders()).containsExactly(HERE);
    }

    @Test
    void theLastStreamToCloseReleasesIt() {
        var one = ownStream().admit().open(new RecordingSink());
        var two = ownStream().admit().open(new RecordingSink());
        world.settle();
        one.close();
        one.close();
        assertThat(life().holders()).containsExactly(HERE);
        two.close();
        assertThat(life()).isEqualTo(Life.Held.until(world.now().plusSeconds(30)));
    }

    @Test
    void aClientThatIsGoneReleasesIt() {
        var sink = world.open(ownStream());
        sink.goAway();
        world.hub.heartbeat();
        world.settle();
        assertThat(life().holders()).isEmpty();
    }

    @Test
    void aClientThatWasGoneBeforeItsStreamCouldBeginReleasesItOnce() {
        var other = ownStream().admit();
        var ticket = ownStream().admit();
        ticket.giveBack();
        ticket.giveBack();
        assertThat(life().holders()).containsExactly(HERE);
        other.giveBack();
        assertThat(life().holders()).isEmpty();
    }

    @Test
    void aStreamThatFailedAfterItWasOpenedReleasesItOnce() {
        var other = ownStream().admit();
        var ticket = ownStream().admit();
        var stream = ticket.open(new RecordingSink());
        ticket.giveBack(); // the container refused what came after
        stream.close();
        assertThat(life().holders()).containsExactly(HERE);
        other.giveBack();
        assertThat(life().holders()).isEmpty();
    }

    @Test
    void whoeverElseWatchesHoldsNothing() {
        world.open(watching.contact(AS_OPERATOR, ALICE, contact.id(), Optional.empty()));
        assertThat(life().holders()).isEmpty();
        assertThatThrownBy(() -> watching.contact(AS_BOB, ALICE, contact.id(), Optional.empty()))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void aContactThatIsGoneCannotBeWatched() {
        world.passSeconds(30);
        assertThatThrownBy(this::ownStream).isInstanceOf(ContactGone.class);
    }

    @Test
    void aNewStreamHoldsAContactThatWasMadeAnewWhileAnOldOneWasOpen() {
        var old = ownStream().admit(); // its client has gone, and nobody knows yet
        world.registrations.unregister(AS_ALICE, ALICE, contact.id());
        world.login(ALICE, web("laptop"));
        var fresh = ownStream().admit();
        assertThat(life().holders()).containsExactly(HERE);
        old.giveBack();
        assertThat(life().holders()).containsExactly(HERE);
        fresh.giveBack();
        assertThat(life().holders()).isEmpty();
    }

    @Test
    void whatCannotBeReleasedNowIsReleasedLater() {
        var ticket = ownStream().admit();
        world.logins.failNext(new TooBusy("not now"));
        ticket.giveBack();
        assertThat(life().holders()).containsExactly(HERE);
        world.logins.failNext(new TooBusy("not yet"));
        world.holds.releaseOverdue();
        assertThat(life().holders()).containsExactly(HERE);
        world.holds.releaseOverdue();
        assertThat(life().holders()).isEmpty();
    }

    @Test
    void whatIsHeldAgainIsNotReleasedLater() {
        var ticket = ownStream().admit();
        world.logins.failNext(new TooBusy("not now"));
        ticket.giveBack();
        ownStream().admit();
        world.holds.releaseOverdue();
        assertThat(life().holders()).containsExactly(HERE);
    }

    @Test
    void aHoldOfWhichNobodyKnowsWhetherItWasMadeIsReleased() {
        world.registrations.held(ALICE, contact.id(), HERE); // it was
        world.logins.failNext(new Uncertain(new IllegalStateException("no answer")));
        assertThatThrownBy(() -> ownStream().admit()).isInstanceOf(Uncertain.class);
        world.holds.releaseOverdue();
        assertThat(life().holders()).isEmpty();
    }

    // --- holding a participant

    @Test
    void aParticipantsStreamHoldsTheParticipant() {
        var call = callWithBob();
        var one = watching.call(AS_BOB, call, Optional.empty()).admit().open(new RecordingSink());
        var two = watching.call(AS_BOB, call, Optional.empty()).admit().open(new RecordingSink());
        world.settle();
        one.close();
        world.passSeconds(3600);
        assertThat(world.calling.find(AS_ALICE, call).participants()).hasSize(1);
        two.close();
        world.passSeconds(30);
        assertThat(world.calling.find(AS_ALICE, call).participants()).isEmpty();
    }

    // --- what is shown

    @Test
    void theOwnersStreamOnAContactShowsItsMessagesToo() {
        var sink = world.open(ownStream());
        world.send(BOB, ALICE, "hello");
        world.settle();
        assertThat(sink.types()).containsExactly(Event.Type.STATE, Event.Type.MESSAGE);
    }

    @Test
    void anOperatorsStreamOnAContactShowsNoMessages() {
        var sink = world.open(watching.contact(AS_OPERATOR, ALICE, contact.id(), Optional.empty()));
        world.send(BOB, ALICE, "hello");
        world.settle();
        assertThat(sink.types()).containsExactly(Event.Type.STATE);
    }

    @Test
    void theSendersStreamShowsTheReceipt() {
        var receipt = world.send(BOB, ALICE, "hello");
        var sink = world.open(watching.receipt(AS_BOB, ALICE, receipt.id(), Optional.empty()));
        assertThat(sink.entities())
                .containsExactly(world.receipts.find(receipt.id()).orElseThrow());
    }

    // --- the loss of a node

    @Test
    void survivorsReleaseWhatALostNodeHeldAndKeepTheRest() {
        var bobs = world.login(BOB, web("laptop"));
        world.open(ownStream());
        world.registrations.held(BOB, bobs.id(), ELSEWHERE);
        var call = callWithBob();
        world.calling.watch(AS_BOB, call, Optional.empty(), ELSEWHERE).pull();
        world.node.lose(ELSEWHERE);
        world.survivors.tidyUp();
        world.passSeconds(30);
        assertThat(world.whereabouts.reachable(BOB)).isEmpty();
        assertThat(world.calling.find(AS_ALICE, call).participants()).isEmpty();
        assertThat(life().holders()).containsExactly(HERE);
    }

    private Watch ownStream() {
        return watching.contact(AS_ALICE, ALICE, contact.id(), Optional.empty());
    }

    private Life.Held life() {
        return (Life.Held)
                world.whereabouts.contact(AS_ALICE, ALICE, contact.id()).life();
    }

    private CallId callWithBob() {
        var call = world.openCall();
        world.attending.join(AS_BOB, call, EntryWish.NONE);
        return call;
    }
}
