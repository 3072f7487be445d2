package org.restsip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_CAROL;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;
import static org.restsip.World.ELSEWHERE;
import static org.restsip.World.HERE;
import static org.restsip.World.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.World;
import org.restsip.call.CallWish.Guest;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.event.Expected;
import org.restsip.event.RecordingSink;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.KeyReused;
import org.restsip.user.NoSuchUser;
import org.restsip.user.Privacy;

class AttendingTest {
    private static final String RTSP = "rtsp://192.0.2.7/1";
    private static final EntryWish OFFER = Wish.showing(RTSP);

    private final World world = new World();
    private final Calling calling = world.calling;
    private final Attending attending = world.attending;

    // --- inviting

    @Test
    void whoeverBlocksSomebodyCannotBeInvitedByIt() {
        world.says(BOB, blocking(ALICE));
        var call = open();
        assertThatThrownBy(() -> attending.invite(AS_ALICE, call, new Guest(BOB, false), Expected.ANY))
                .isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> calling.create(AS_ALICE, Wish.inviting(BOB), Attempt.ONCE))
                .isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> calling.change(AS_ALICE, call, Wish.inviting(BOB), Expected.ANY))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void anUnknownUserLooksLikeOneThatDoesNotWantToBeInvited() {
        assertThatThrownBy(() -> calling.create(AS_ALICE, Wish.inviting(Aor.of("nobody@example.com")), Attempt.ONCE))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void whoIsBlockedIsNotInvited() {
        world.says(ALICE, blocking(BOB));
        assertThatThrownBy(() -> attending.invite(AS_ALICE, open(), new Guest(BOB, false), Expected.ANY))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void whoIsInvitedAlreadyStaysSo() {
        var call = calling.create(AS_ALICE, Wish.inviting(BOB), Attempt.ONCE)
                .call()
                .id();
        world.says(BOB, blocking(ALICE));
        assertThat(calling.change(AS_ALICE, call, Wish.inviting(BOB, CAROL), Expected.ANY)
                        .invited())
                .hasSize(2);
    }

    private static Privacy blocking(Aor aor) {
        return new Privacy(Privacy.Visibility.EVERYONE, Set.of(), Set.of(aor), false, Version.NONE);
    }

    // --- joining and leaving

    @Test
    void joiningTwiceWithOneDeviceIsTheSameEntryAndShowsTheNewerSession() {
        var call = open();
        var first = attending.join(AS_BOB, call, EntryWish.NONE);
        var again = attending.join(AS_BOB, call, OFFER);
        assertThat(again.created()).isFalse();
        assertThat(again.participant().id()).isEqualTo(first.participant().id());
        assertThat(calling.find(AS_BOB, call).participants())
                .extracting(entry -> entry.session().text())
                .containsExactly(RTSP);
        assertThat(attending
                        .join(AS_BOB, call, EntryWish.NONE)
                        .participant()
                        .session()
                        .text())
                .isEqualTo(RTSP);
    }

    @Test
    void aRepeatOfTheSameTryFindsTheEntryAsItIs() {
        var call = open();
        var tried = new Attempt(Optional.of("key"), "body");
        var first = attending.join(AS_BOB, call, EntryWish.NONE, tried);
        attending.show(AS_BOB, call, first.participant().id(), OFFER, Expected.ANY);
        var again = attending.join(AS_BOB, call, EntryWish.NONE, tried);
        assertThat(again.created()).isFalse();
        assertThat(again.participant().session().text()).isEqualTo(RTSP);
    }

    @Test
    void oneKeyIsForOneTry() {
        var call = open();
        attending.join(AS_BOB, call, EntryWish.NONE, new Attempt(Optional.of("key"), "body"));
        assertThatThrownBy(() -> attending.join(AS_BOB, call, OFFER, new Attempt(Optional.of("key"), "other body")))
                .isInstanceOf(KeyReused.class);
        var next = new Attempt(Optional.of("next"), "other body");
        assertThat(attending
                        .join(AS_BOB, call, OFFER, next)
                        .participant()
                        .session()
                        .text())
                .isEqualTo(RTSP);
        assertThatThrownBy(() -> attending.join(AS_BOB, call, OFFER, new Attempt(Optional.of("next"), "body")))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void anotherDeviceIsAnotherEntry() {
        var call = open();
        attending.join(AS_BOB, call, Wish.on("laptop"));
        attending.join(AS_BOB, call, Wish.on("tablet"));
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
        assertThatThrownBy(() -> attending.join(AS_CAROL, call, Wish.on("second")))
                .isInstanceOf(CallFull.class);
        assertThat(join(AS_CAROL, call).created()).isFalse();
    }

    @Test
    void aSessionHasALargestSize() {
        var call = open();
        var huge = Wish.showing("x".repeat(101));
        assertThatThrownBy(() -> attending.join(AS_BOB, call, huge)).isInstanceOf(InvalidValue.class);
        var entry = join(AS_BOB, call).participant();
        assertThatThrownBy(() -> attending.show(AS_BOB, call, entry.id(), huge, Expected.ANY))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void aParticipantShowsAnotherSessionAndOthersCannot() {
        var call = open();
        var entry = join(AS_BOB, call).participant();
        assertThat(attending
                        .show(AS_BOB, call, entry.id(), OFFER, Expected.ANY)
                        .participant()
                        .session()
                        .text())
                .isEqualTo(RTSP);
        assertThatThrownBy(() -> attending.show(AS_ALICE, call, entry.id(), EntryWish.NONE, Expected.ANY))
                .isInstanceOf(NotInvited.class);
    }

    @Test
    void whoLeavesIsGone() {
        var call = open();
        var entry = join(AS_BOB, call).participant();
        join(AS_CAROL, call);
        attending.leave(AS_BOB, call, entry.id(), Expected.ANY);
        assertThat(calling.find(AS_BOB, call).participants())
                .extracting(Participant::aor)
                .containsExactly(CAROL);
        assertThatThrownBy(() -> attending.find(AS_BOB, call, entry.id())).isInstanceOf(NoSuchParticipant.class);
    }

    @Test
    void theCreatorPutsOthersOutAndOthersDoNot() {
        var call = open();
        var bob = join(AS_BOB, call).participant();
        assertThatThrownBy(() -> attending.leave(AS_CAROL, call, bob.id(), Expected.ANY))
                .isInstanceOf(NotInvited.class);
        attending.leave(AS_ALICE, call, bob.id(), Expected.ANY);
        assertThat(calling.find(AS_ALICE, call).participants()).isEmpty();
    }

    // --- the claim

    @Test
    void whoAnswersFirstGetsInAndTheOthersHearOfIt() {
        var call = create(Wish.claiming(BOB, CAROL));
        var bob = join(AS_BOB, call);
        assertThatThrownBy(() -> join(AS_CAROL, call)).isInstanceOf(AnsweredElsewhere.class);
        assertThat(calling.find(AS_CAROL, call)).satisfies(found -> {
            assertThat(found.claim()).contains(bob.participant().id());
            assertThat(states(found)).containsExactly(Invitation.State.JOINED, Invitation.State.ANSWERED_ELSEWHERE);
        });
    }

    @Test
    void theWinnerMayAnswerAgain() {
        var call = create(Wish.claiming(BOB, CAROL));
        var first = attending.join(AS_BOB, call, Wish.on("laptop"));
        var again = attending.join(AS_BOB, call, Wish.on("laptop"));
        assertThat(again.participant()).isEqualTo(first.participant());
        assertThat(again.created()).isFalse();
    }

    @Test
    void anotherDeviceOfTheWinnerIsTooLateToo() {
        var call = create(Wish.claiming(BOB));
        attending.join(AS_BOB, call, Wish.on("laptop"));
        assertThatThrownBy(() -> attending.join(AS_BOB, call, Wish.on("tablet")))
                .isInstanceOf(AnsweredElsewhere.class);
    }

    @Test
    void aClaimStandsWhenTheWinnerHasLeftAndTheWinnerComesBack() {
        var call = create(Wish.claiming(BOB, CAROL));
        var bob = join(AS_BOB, call).participant();
        attending.leave(AS_BOB, call, bob.id(), Expected.ANY);
        assertThatThrownBy(() -> join(AS_CAROL, call)).isInstanceOf(AnsweredElsewhere.class);
        assertThat(join(AS_BOB, call).created()).isTrue();
    }

    @Test
    void whoeverJoinsMayClaimByItself() {
        var call = create(Wish.inviting(BOB, CAROL));
        attending.join(AS_BOB, call, Wish.claimOn(""));
        assertThatThrownBy(() -> attending.join(AS_CAROL, call, Wish.claimOn("")))
                .isInstanceOf(AnsweredElsewhere.class);
        assertThat(states(calling.find(AS_ALICE, call)))
                .containsExactly(Invitation.State.JOINED, Invitation.State.ANSWERED_ELSEWHERE);
    }

    @Test
    void theCreatorIsInWithoutAnyClaim() {
        var call = create(Wish.claiming(BOB));
        join(AS_BOB, call);
        assertThat(join(AS_ALICE, call).created()).isTrue();
        assertThat(calling.find(AS_ALICE, call).participants()).hasSize(2);
    }

    @Test
    void whoIsInvitedToATalkThatWasAnsweredIsInvited() {
        var call = create(Wish.claiming(BOB));
        join(AS_BOB, call);
        attending.invite(AS_ALICE, call, new Guest(CAROL, false), Expected.ANY);
        assertThat(states(calling.find(AS_ALICE, call)))
                .containsExactly(Invitation.State.JOINED, Invitation.State.INVITED);
        assertThat(join(AS_CAROL, call).created()).isTrue();
    }

    @Test
    void aClaimIsOneVisibleChange() {
        var call = create(Wish.claiming(BOB, CAROL));
        var before = calling.find(AS_ALICE, call).version();
        join(AS_BOB, call);
        assertThat(calling.find(AS_ALICE, call).version()).isEqualTo(before.next());
    }

    @Test
    void aClaimByWhoIsInAlreadyIsSeen() {
        var call = create(Wish.inviting(BOB, CAROL));
        join(AS_BOB, call);
        var before = calling.find(AS_ALICE, call).version();
        attending.join(AS_BOB, call, new EntryWish(Optional.empty(), Optional.empty(), Map.of(), true));
        assertThat(calling.find(AS_ALICE, call).version()).isEqualTo(before.next());
    }

    // --- invitations

    @Test
    void anInvitationShowsWhetherItsReceiverIsIn() {
        var call = create(Wish.inviting(BOB));
        assertThat(states(calling.find(AS_BOB, call))).containsExactly(Invitation.State.INVITED);
        attending.answer(AS_BOB, call, Invitation.State.RINGING, "");
        assertThat(states(calling.find(AS_BOB, call))).containsExactly(Invitation.State.RINGING);
        var entry = join(AS_BOB, call).participant();
        assertThat(states(calling.find(AS_BOB, call))).containsExactly(Invitation.State.JOINED);
        attending.leave(AS_BOB, call, entry.id(), Expected.ANY);
        assertThat(states(calling.find(AS_BOB, call))).containsExactly(Invitation.State.LEFT);
    }

    @Test
    void whoDoesNotWantToSaysSoWithAReasonAndMayThinkAgain() {
        var call = create(Wish.inviting(BOB));
        attending.answer(AS_BOB, call, Invitation.State.REJECTED, "busy");
        assertThat(calling.find(AS_ALICE, call).invitation(BOB))
                .contains(new Invitation(BOB, Invitation.State.REJECTED, false, "busy"));
        join(AS_BOB, call);
        assertThat(calling.find(AS_ALICE, call).invitation(BOB))
                .contains(new Invitation(BOB, Invitation.State.JOINED, false, ""));
    }

    @Test
    void anAnswerDoesNotGoBack() {
        var call = create(Wish.inviting(BOB));
        attending.answer(AS_BOB, call, Invitation.State.REJECTED, "");
        attending.answer(AS_BOB, call, Invitation.State.REJECTED, "");
        assertThatThrownBy(() -> attending.answer(AS_BOB, call, Invitation.State.RINGING, ""))
                .isInstanceOf(AlreadyAnswered.class);
        join(AS_BOB, call);
        assertThatThrownBy(() -> attending.answer(AS_BOB, call, Invitation.State.REJECTED, ""))
                .isInstanceOf(AlreadyAnswered.class);
    }

    @Test
    void nobodySaysOfTheOwnInvitationWhatOnlyFollowsFromWhatIsDone() {
        var call = create(Wish.inviting(BOB));
        for (var state : Invitation.State.values()) {
            if (state != Invitation.State.RINGING && state != Invitation.State.REJECTED) {
                assertThatThrownBy(() -> attending.answer(AS_BOB, call, state, ""))
                        .isInstanceOf(InvalidValue.class);
            }
        }
        assertThatThrownBy(() -> attending.answer(AS_BOB, call, Invitation.State.REJECTED, "x".repeat(257)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> attending.answer(AS_ALICE, call, Invitation.State.RINGING, ""))
                .isInstanceOf(NoSuchInvitation.class);
    }

    @Test
    void whoTakesItselfOffTheListSeesNothingAnyMore() {
        var call = create(Wish.inviting(BOB, CAROL));
        attending.uninvite(AS_BOB, call, BOB);
        assertThatThrownBy(() -> calling.find(AS_BOB, call)).isInstanceOf(NoSuchCall.class);
        assertThatThrownBy(() -> attending.uninvite(AS_CAROL, call, ALICE)).isInstanceOf(NotInvited.class);
        attending.uninvite(AS_ALICE, call, CAROL);
        assertThat(calling.find(AS_ALICE, call).invited()).isEmpty();
        assertThatThrownBy(() -> attending.uninvite(AS_ALICE, call, CAROL)).isInstanceOf(NoSuchInvitation.class);
    }

    @Test
    void whoIsUninvitedWhileInTheCallStaysInIt() {
        var call = create(Wish.inviting(BOB));
        var bob = join(AS_BOB, call).participant();
        attending.uninvite(AS_ALICE, call, BOB);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
        attending.leave(AS_BOB, call, bob.id(), Expected.ANY);
        assertThatThrownBy(() -> join(AS_BOB, call)).isInstanceOf(NoSuchCall.class);
    }

    @Test
    void whoIsInvitedAnewIsInvitedAsIfForTheFirstTime() {
        var call = create(Wish.inviting(BOB));
        attending.answer(AS_BOB, call, Invitation.State.REJECTED, "busy");
        assertThat(attending
                        .invite(AS_ALICE, call, new Guest(BOB, false), Expected.ANY)
                        .created())
                .isFalse();
        assertThat(states(calling.find(AS_BOB, call))).containsExactly(Invitation.State.INVITED);
        assertThatThrownBy(() -> attending.invite(AS_BOB, call, new Guest(CAROL, false), Expected.ANY))
                .isInstanceOf(NotInvited.class);
    }

    @Test
    void whoIsGoneForGoodIsInNoCallAndInvitedToNone() {
        var call = create(Wish.inviting(BOB, CAROL));
        attending.join(AS_BOB, call, Wish.on("laptop"));
        attending.join(AS_BOB, call, Wish.on("tablet"));
        var ended = create(Wish.inviting(BOB));
        calling.end(AS_ALICE, ended, Expected.ANY);
        calling.forget(BOB);
        assertThat(calling.find(AS_ALICE, call)).satisfies(found -> {
            assertThat(found.participants()).isEmpty();
            assertThat(found.invited()).extracting(Invitation::aor).containsExactly(CAROL);
            assertThat(PastCall.of(found).people())
                    .extracting(PastCall.Part::aor)
                    .doesNotContain(BOB);
        });
    }

    // --- entries

    @Test
    void anEntryKeepsWhatIsNotSaid() {
        var call = open();
        var entry = attending.join(AS_BOB, call, OFFER).participant();
        attending.show(AS_BOB, call, entry.id(), Wish.saying("hand", "true"), Expected.ANY);
        assertThat(attending.find(AS_ALICE, call, entry.id()).participant()).satisfies(shown -> {
            assertThat(shown.session().text()).isEqualTo(RTSP);
            assertThat(shown.extras().members()).containsExactly(Map.entry("hand", "true"));
        });
    }

    @Test
    void ofTwoWhoBelieveInOneVersionOfAnEntryTheSecondIsToldWhateverOthersDoInTheCall() {
        var call = open();
        var entry = join(AS_BOB, call).participant();
        join(AS_CAROL, call);
        var believed = Expected.oneOf(Set.of(entry.version()));
        attending.show(AS_BOB, call, entry.id(), OFFER, believed);
        assertThatThrownBy(() -> attending.show(AS_BOB, call, entry.id(), OFFER, believed))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> attending.leave(AS_BOB, call, entry.id(), believed))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void aDevicesNameHasALargestSize() {
        var call = open();
        assertThatThrownBy(() -> attending.join(AS_BOB, call, Wish.on("x".repeat(257))))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> attending.join(AS_BOB, call, Wish.on("a\u0000b")))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void extrasOfAnEntryAreNoMoreThanSoManyNotEvenBitByBit() {
        var call = open();
        IntStream.range(0, 32).forEach(n -> attending.join(AS_BOB, call, Wish.saying("m" + n, "1")));
        assertThatThrownBy(() -> attending.join(AS_BOB, call, Wish.saying("one more", "1")))
                .isInstanceOf(InvalidValue.class);
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
        world.passSeconds(29);
        world.registrations.released(BOB, contact.id(), ELSEWHERE);
        world.passSeconds(29);
        assertThat(calling.find(AS_BOB, call).participants()).hasSize(1);
        world.passSeconds(1);
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

    private static List<Invitation.State> states(Call call) {
        return call.invited().stream().map(Invitation::state).toList();
    }

    private CallId create(CallWish wish) {
        return calling.create(AS_ALICE, wish, Attempt.ONCE).call().id();
    }

    private CallId open() {
        return world.openCall();
    }

    private Attending.Entry join(Caller by, CallId call) {
        return attending.join(by, call, EntryWish.NONE);
    }

    private RecordingSink watch(Caller by, CallId call) {
        return world.open(calling.watch(by, call, Optional.empty(), HERE));
    }
}
