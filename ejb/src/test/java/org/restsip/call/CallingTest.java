package org.restsip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_CAROL;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;
import static org.restsip.World.ELSEWHERE;
import static org.restsip.World.HERE;
import static org.restsip.World.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.World;
import org.restsip.call.Call.Access;
import org.restsip.call.Calling.Joined;
import org.restsip.event.Event;
import org.restsip.event.RecordingSink;
import org.restsip.event.TooBusy;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

class CallingTest {
    private static final Session OFFER = new Session(false, "rtsp://192.0.2.7/1");

    private final World world = new World();
    private final Calling calling = world.calling;

    // --- who may

    @Test
    void aNewCallIsActiveAndEmpty() {
        var call = open();
        assertThat(calling.find(AS_ALICE, call)).satisfies(found -> {
            assertThat(found.state()).isEqualTo(Call.State.ACTIVE);
            assertThat(found.creator()).isEqualTo(ALICE);
            assertThat(found.participants()).isEmpty();
        });
    }

    @Test
    void anyoneComesIntoAnOpenCall() {
        var call = open();
        assertThat(join(AS_BOB, call).created()).isTrue();
        assertThat(join(AS_CAROL, call).created()).isTrue();
        assertThat(calling.find(AS_ALICE, call).participants())
                .extracting(Participant::aor)
                .containsExactly(BOB, CAROL);
    }

    @Test
    void intoAnInvitedCallComeItsCreatorAndWhoIsInvited() {
        var call = invited(BOB);
        join(AS_ALICE, call);
        join(AS_BOB, call);
        assertThatThrownBy(() -> join(AS_CAROL, call)).isInstanceOf(NoSuchCall.class);
    }

    @Test
    void aStrangerSeesNothing() {
        var call = invited(BOB);
        var entry = join(AS_BOB, call).participant();
        assertThatThrownBy(() -> calling.find(AS_CAROL, call)).isInstanceOf(NoSuchCall.class);
        assertThatThrownBy(() -> calling.participant(AS_CAROL, call, entry.id()))
                .isInstanceOf(NoSuchCall.class);
        assertThatThrownBy(() -> calling.leave(AS_CAROL, call, entry.id())).isInstanceOf(NoSuchCall.class);
        assertThatThrownBy(() -> calling.end(AS_CAROL, call)).isInstanceOf(NoSuchCall.class);
        assertThatThrownBy(() -> calling.watch(AS_CAROL, call, Optional.empty(), HERE))
                .isInstanceOf(NoSuchCall.class);
    }

    @Test
    void whatIsNotThereLooksLikeWhatOneMayNotSee() {
        assertThatThrownBy(() -> calling.find(AS_CAROL, new CallId("k-none")))
                .isInstanceOf(NoSuchCall.class)
                .hasMessage(new NoSuchCall().getMessage());
    }

    @Test
    void anOperatorSeesEveryCallAndMayEndItButNotJoin() {
        var call = invited(BOB);
        assertThat(calling.find(AS_OPERATOR, call).id()).isEqualTo(call);
        assertThatThrownBy(() -> join(AS_OPERATOR, call)).isInstanceOf(NotInvited.class);
        calling.end(AS_OPERATOR, call);
        assertThat(calling.find(AS_ALICE, call).isOver()).isTrue();
    }

    @Test
    void whoIsInvitedLaterSeesIt() {
        var call = invited(BOB);
        calling.invite(AS_ALICE, call, Set.of(CAROL));
        assertThat(join(AS_CAROL, call).created()).isTrue();
    }

    @Test
    void onlyWhoRunsTheCallInvitesAndEndsIt() {
        var call = invited(BOB);
        assertThatThrownBy(() -> calling.invite(AS_BOB, call, Set.of(CAROL))).isInstanceOf(NotInvited.class);
        assertThatThrownBy(() -> calling.end(AS_BOB, call)).isInstanceOf(NotInvited.class);
    }

    @Test
    void noMoreThanSoManyCanBeInvitedNotEvenBitByBit() {
        var call = open();
        calling.invite(AS_ALICE, call, crowd("a", 256));
        assertThatThrownBy(() -> calling.invite(AS_ALICE, call, Set.of(CAROL))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> calling.create(AS_ALICE, "", Access.OPEN, crowd("b", 257)))
                .isInstanceOf(InvalidValue.class);
    }

    // --- joining and leaving

    @Test
    void joiningTwiceWithOneDeviceIsTheSameEntryAndShowsTheNewerSession() {
        var call = open();
        var first = calling.join(AS_BOB, call, Optional.of("laptop"), Session.NONE);
        var again = calling.join(AS_BOB, call, Optional.of("laptop"), OFFER);
        assertThat(again.created()).isFalse();
        assertThat(again.participant().id()).isEqualTo(first.participant().id());
        assertThat(calling.find(AS_BOB, call).participants())
                .extracting(Participant::session)
                .containsExactly(OFFER);
    }

    @Test
    void anotherDeviceIsAnotherEntry() {
        var call = open();
        calling.join(AS_BOB, call, Optional.of("laptop"), OFFER);
        calling.join(AS_BOB, call, Optional.of("tablet"), OFFER);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(2);
    }

    @Test
    void joiningAgainBeginsTheGraceAnew() {
        var call = open();
        join(AS_BOB, call);
        world.passSeconds(25);
        join(AS_BOB, call);
        world.passSeconds(25);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
    }

    @Test
    void aFullCallTakesNobodyElse() {
        var call = open();
        join(AS_ALICE, call);
        join(AS_BOB, call);
        join(AS_CAROL, call);
        assertThatThrownBy(() -> calling.join(AS_CAROL, call, Optional.of("second"), OFFER))
                .isInstanceOf(CallFull.class);
        assertThat(join(AS_CAROL, call).created()).isFalse();
    }

    @Test
    void aSessionHasALargestSize() {
        var call = open();
        var huge = new Session(false, "x".repeat(101));
        assertThatThrownBy(() -> calling.join(AS_BOB, call, Optional.empty(), huge))
                .isInstanceOf(InvalidValue.class);
        var entry = join(AS_BOB, call).participant();
        assertThatThrownBy(() -> calling.show(AS_BOB, call, entry.id(), huge)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aParticipantShowsAnotherSessionAndOthersCannot() {
        var call = open();
        var entry = join(AS_BOB, call).participant();
        assertThat(calling.show(AS_BOB, call, entry.id(), OFFER).session()).isEqualTo(OFFER);
        assertThatThrownBy(() -> calling.show(AS_ALICE, call, entry.id(), Session.NONE))
                .isInstanceOf(NotInvited.class);
    }

    @Test
    void whoLeavesIsGone() {
        var call = open();
        var entry = join(AS_BOB, call).participant();
        join(AS_CAROL, call);
        calling.leave(AS_BOB, call, entry.id());
        assertThat(calling.find(AS_BOB, call).participants())
                .extracting(Participant::aor)
                .containsExactly(CAROL);
        assertThatThrownBy(() -> calling.participant(AS_BOB, call, entry.id())).isInstanceOf(NoSuchParticipant.class);
    }

    @Test
    void theCreatorPutsOthersOutAndOthersDoNot() {
        var call = open();
        var bob = join(AS_BOB, call).participant();
        assertThatThrownBy(() -> calling.leave(AS_CAROL, call, bob.id())).isInstanceOf(NotInvited.class);
        calling.leave(AS_ALICE, call, bob.id());
        assertThat(calling.find(AS_ALICE, call).participants()).isEmpty();
    }

    // --- the end

    @Test
    void anEndedCallIsOverForAllAndTakesNobody() {
        var call = open();
        var bob = join(AS_BOB, call).participant();
        calling.end(AS_ALICE, call);
        calling.end(AS_ALICE, call);
        assertThat(calling.find(AS_BOB, call)).satisfies(found -> {
            assertThat(found.isOver()).isTrue();
            assertThat(found.participants()).isEmpty();
        });
        assertThatThrownBy(() -> join(AS_BOB, call)).isInstanceOf(CallOver.class);
        assertThatThrownBy(() -> calling.invite(AS_ALICE, call, Set.of(CAROL))).isInstanceOf(CallOver.class);
        assertThatThrownBy(() -> calling.show(AS_BOB, call, bob.id(), OFFER)).isInstanceOf(NoSuchParticipant.class);
    }

    @Test
    void anEndedCallIsShownForAWhileAndThenForgotten() {
        var call = open();
        calling.end(AS_ALICE, call);
        world.passSeconds(59);
        assertThat(calling.find(AS_ALICE, call).isOver()).isTrue();
        world.passSeconds(1);
        assertThatThrownBy(() -> calling.find(AS_ALICE, call)).isInstanceOf(NoSuchCall.class);
        assertThat(world.calls.owned()).isEmpty();
    }

    @Test
    void aCallNobodyComesIntoEnds() {
        var call = open();
        world.passSeconds(59);
        assertThat(calling.find(AS_ALICE, call).isOver()).isFalse();
        world.passSeconds(1);
        assertThat(calling.find(AS_ALICE, call).isOver()).isTrue();
    }

    @Test
    void aCallThatWasLeftGoesOnForAWhile() {
        var call = open();
        var entry = join(AS_BOB, call).participant();
        world.passSeconds(20);
        calling.leave(AS_BOB, call, entry.id());
        world.passSeconds(59);
        assertThat(calling.find(AS_ALICE, call).isOver()).isFalse();
        join(AS_CAROL, call);
        watch(AS_CAROL, call);
        world.passSeconds(3600);
        assertThat(calling.find(AS_ALICE, call).isOver()).isFalse();
    }

    @Test
    void oneCallThatIsTooBusyDoesNotKeepTheOthersFromEnding() {
        open();
        open();
        world.calls.failNext(new TooBusy("not now"));
        world.passSeconds(60);
        assertThat(world.calls.owned().stream()
                        .filter(call -> calling.find(AS_ALICE, call).isOver()))
                .hasSize(1);
        world.tick();
        assertThat(world.calls.owned())
                .allMatch(call -> calling.find(AS_ALICE, call).isOver());
    }

    // --- held by streams

    @Test
    void aParticipantWithoutAnyStreamStaysForTheGrace() {
        var call = open();
        join(AS_BOB, call);
        world.passSeconds(29);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
        world.passSeconds(1);
        assertThat(calling.find(AS_BOB, call).participants()).isEmpty();
    }

    @Test
    void aStreamOnTheCallHoldsTheParticipantAndTheGraceFollowsIt() {
        var call = open();
        join(AS_BOB, call);
        calling.watch(AS_BOB, call, Optional.empty(), HERE).pull();
        world.passSeconds(3600);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
        calling.released(BOB, call, HERE);
        world.passSeconds(29);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
        world.passSeconds(1);
        assertThat(calling.find(AS_BOB, call).participants()).isEmpty();
    }

    @Test
    void aStreamThatWasThereBeforeJoiningHoldsTheParticipantToo() {
        var call = open();
        watch(AS_BOB, call);
        join(AS_BOB, call);
        world.settle();
        world.passSeconds(3600);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
    }

    @Test
    void aStreamHoldsNobodyElse() {
        var call = open();
        watch(AS_ALICE, call);
        join(AS_BOB, call);
        world.settle();
        world.passSeconds(30);
        assertThat(calling.find(AS_BOB, call).participants()).isEmpty();
    }

    @Test
    void whoIsHeldByAnotherNodeStaysWhenThisOneLetsGo() {
        var call = open();
        join(AS_BOB, call);
        calling.watch(AS_BOB, call, Optional.empty(), HERE).pull();
        calling.watch(AS_BOB, call, Optional.empty(), ELSEWHERE).pull();
        calling.released(BOB, call, HERE);
        world.passSeconds(3600);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
    }

    @Test
    void whoHoldsAStreamOnTheLoginStaysInTheCall() {
        var contact = world.login(BOB, web("laptop"));
        world.registrations.held(BOB, contact.id(), ELSEWHERE);
        var call = open();
        join(AS_BOB, call);
        IntStream.range(0, 10).forEach(n -> world.passSeconds(30));
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
        world.registrations.released(BOB, contact.id(), ELSEWHERE);
        world.passSeconds(60);
        assertThat(calling.find(AS_BOB, call).participants()).isEmpty();
    }

    @Test
    void aLostNodeHoldsNobodyAndTheGraceBegins() {
        var call = open();
        join(AS_BOB, call);
        calling.watch(AS_BOB, call, Optional.empty(), ELSEWHERE).pull();
        world.passSeconds(3600);
        calling.releaseAllBut(Set.of(HERE));
        world.passSeconds(29);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
        world.passSeconds(1);
        assertThat(calling.find(AS_BOB, call).participants()).isEmpty();
    }

    // --- watching

    @Test
    void aWatcherSeesEveryVisibleChangeAndTheEnd() {
        var call = open();
        var sink = watch(AS_ALICE, call);
        var bob = join(AS_BOB, call).participant();
        world.settle();
        calling.show(AS_BOB, call, bob.id(), OFFER);
        world.settle();
        calling.end(AS_ALICE, call);
        world.settle();
        assertThat(sink.types())
                .containsExactly(
                        Event.Type.STATE, Event.Type.UPDATE, Event.Type.UPDATE, Event.Type.UPDATE, Event.Type.END);
        assertThat(sink.timesClosed()).isEqualTo(1);
    }

    @Test
    void holdingAndReleasingIsNoVisibleChange() {
        var call = open();
        join(AS_BOB, call);
        var before = calling.find(AS_BOB, call).version();
        watch(AS_BOB, call);
        calling.released(BOB, call, HERE);
        join(AS_BOB, call);
        assertThat(calling.find(AS_BOB, call).version()).isEqualTo(before);
    }

    @Test
    void everyVisibleChangeIsAnotherVersion() {
        var call = open();
        var begun = calling.find(AS_ALICE, call).version();
        var bob = join(AS_BOB, call).participant();
        calling.show(AS_BOB, call, bob.id(), OFFER);
        calling.invite(AS_ALICE, call, Set.of(CAROL));
        calling.leave(AS_BOB, call, bob.id());
        calling.end(AS_ALICE, call);
        assertThat(calling.find(AS_ALICE, call).version().counter()).isEqualTo(begun.counter() + 5);
    }

    private CallId open() {
        return calling.create(AS_ALICE, "planning", Access.OPEN, Set.of()).id();
    }

    private CallId invited(Aor... guests) {
        return calling.create(AS_ALICE, "planning", Access.INVITED, Set.copyOf(List.of(guests)))
                .id();
    }

    private Joined join(Caller by, CallId call) {
        return calling.join(by, call, Optional.empty(), Session.NONE);
    }

    private RecordingSink watch(Caller by, CallId call) {
        return world.open(calling.watch(by, call, Optional.empty(), HERE));
    }

    private static Set<Aor> crowd(String name, int size) {
        return IntStream.range(0, size)
                .mapToObj(n -> Aor.of(name + n + "@example.com"))
                .collect(Collectors.toSet());
    }
}
