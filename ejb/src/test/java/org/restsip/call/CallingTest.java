package org.restsip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_CAROL;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;
import static org.restsip.World.HERE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.World;
import org.restsip.call.Call.Access;
import org.restsip.call.CallWish.Guest;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.event.Event;
import org.restsip.event.Expected;
import org.restsip.event.RecordingSink;
import org.restsip.event.TooBusy;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.KeyReused;

class CallingTest {
    private static final String RTSP = "rtsp://192.0.2.7/1";
    private static final EntryWish OFFER = Wish.showing(RTSP);

    private final World world = new World();
    private final Calling calling = world.calling;
    private final Attending attending = world.attending;

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
        assertThatThrownBy(() -> attending.find(AS_CAROL, call, entry.id())).isInstanceOf(NoSuchCall.class);
        assertThatThrownBy(() -> attending.leave(AS_CAROL, call, entry.id(), Expected.ANY))
                .isInstanceOf(NoSuchCall.class);
        assertThatThrownBy(() -> calling.end(AS_CAROL, call, Expected.ANY)).isInstanceOf(NoSuchCall.class);
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
        calling.end(AS_OPERATOR, call, Expected.ANY);
        assertThat(calling.find(AS_ALICE, call).isOver()).isTrue();
    }

    @Test
    void whoIsInvitedLaterSeesIt() {
        var call = invited(BOB);
        attending.invite(AS_ALICE, call, new Guest(CAROL, false), Expected.ANY);
        assertThat(join(AS_CAROL, call).created()).isTrue();
    }

    @Test
    void whoMadeACallSeesItWithoutBeingInItOrInvited() {
        assertThat(calling.find(AS_ALICE, invited(BOB)).shows(AS_ALICE)).isTrue();
    }

    @Test
    void onlyWhoRunsTheCallInvitesAndEndsIt() {
        var call = invited(BOB);
        assertThatThrownBy(() -> attending.invite(AS_BOB, call, new Guest(CAROL, false), Expected.ANY))
                .isInstanceOf(NotInvited.class);
        assertThatThrownBy(() -> calling.end(AS_BOB, call, Expected.ANY)).isInstanceOf(NotInvited.class);
    }

    // --- making it

    @Test
    void aTryThatIsRepeatedFindsWhatTheFirstHasMade() {
        var attempt = new Attempt(Optional.of("key"), "content");
        var first = calling.create(AS_ALICE, Wish.open(), attempt);
        attending.join(AS_BOB, first.call().id(), EntryWish.NONE);
        var second = calling.create(AS_ALICE, Wish.open(), attempt);
        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.call()).isEqualTo(calling.find(AS_ALICE, first.call().id()));
    }

    @Test
    void aKeyThatStandsForSomethingElseIsRefusedAndChangesNothing() {
        var call = calling.create(AS_ALICE, Wish.open(), new Attempt(Optional.of("key"), "content"))
                .call();
        assertThatThrownBy(
                        () -> calling.create(AS_ALICE, Wish.open(), new Attempt(Optional.of("key"), "other content")))
                .isInstanceOf(KeyReused.class);
        assertThat(calling.find(AS_ALICE, call.id())).isEqualTo(call);
    }

    @Test
    void theSameKeyOfAnotherUserIsAnotherCall() {
        var attempt = new Attempt(Optional.of("key"), "content");
        assertThat(calling.create(AS_BOB, Wish.open(), attempt).call().id())
                .isNotEqualTo(
                        calling.create(AS_ALICE, Wish.open(), attempt).call().id());
    }

    @Test
    void whoHasMadeManyCallsMakesNoMoreBeforeOneHasEndedButMayRepeatTheLast() {
        var attempt = new Attempt(Optional.of("key"), "content");
        IntStream.range(0, 4).forEach(n -> invited(BOB));
        var last = calling.create(AS_ALICE, Wish.open(), attempt).call().id();
        assertThatThrownBy(() -> invited(BOB)).isInstanceOf(TooManyCalls.class);
        assertThat(calling.create(AS_ALICE, Wish.open(), attempt).created()).isFalse();
        calling.end(AS_ALICE, last, Expected.ANY);
        assertThat(invited(BOB)).isNotNull();
    }

    @Test
    void nobodyIsKeptFromMakingCallsByTheInvitationsOfOthers() {
        IntStream.range(0, 5).forEach(n -> invited(BOB));
        assertThat(calling.create(AS_BOB, Wish.open(), Attempt.ONCE).created()).isTrue();
    }

    @Test
    void noMoreThanSoManyCanBeInvitedNotEvenBitByBit() {
        var call = create(Wish.inviting(false, crowd("a", 256)));
        assertThatThrownBy(() -> attending.invite(AS_ALICE, call, new Guest(CAROL, false), Expected.ANY))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> create(Wish.inviting(false, crowd("b", 257)))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void whatIsTooLongIsRefused() {
        var call = open();
        List.of(
                        Wish.subject("x".repeat(257)),
                        Wish.subject("two\nlines"),
                        Wish.session("x".repeat(101)),
                        Wish.extras("a", "x".repeat(200)),
                        Wish.extras("", "1"),
                        Wish.extras("n".repeat(65), "1"))
                .forEach(wish -> {
                    assertThatThrownBy(() -> create(wish)).isInstanceOf(InvalidValue.class);
                    assertThatThrownBy(() -> calling.change(AS_ALICE, call, wish, Expected.ANY))
                            .isInstanceOf(InvalidValue.class);
                });
    }

    @Test
    void extrasAreNoMoreThanSoManyNotEvenBitByBit() {
        var call = open();
        IntStream.range(0, 32).forEach(n -> calling.change(AS_ALICE, call, Wish.extras("m" + n, "1"), Expected.ANY));
        assertThatThrownBy(() -> calling.change(AS_ALICE, call, Wish.extras("one more", "1"), Expected.ANY))
                .isInstanceOf(InvalidValue.class);
        calling.change(AS_ALICE, call, Wish.extras("m7", "null"), Expected.ANY);
        calling.change(AS_ALICE, call, Wish.extras("one more", "1"), Expected.ANY);
    }

    @Test
    void allThatIsShownTogetherHasALargestSizeThatDoesNotKeepAnybodyFromLeaving() {
        var call = open();
        var most = Wish.showing("x".repeat(100));
        attending.join(AS_ALICE, call, most);
        var bob = attending.join(AS_BOB, call, most).participant();
        assertThatThrownBy(() -> attending.join(AS_CAROL, call, most)).isInstanceOf(CallTooLarge.class);
        attending.leave(AS_BOB, call, bob.id(), Expected.ANY);
        assertThat(attending.join(AS_CAROL, call, most).created()).isTrue();
    }

    // --- changing it

    @Test
    void whatIsNotSaidStaysAsItIs() {
        var call = open();
        calling.change(AS_ALICE, call, Wish.session("rtmp://mixer.example.com/7"), Expected.ANY);
        calling.change(AS_ALICE, call, Wish.extras("room", "7", "tag", "\"a\""), Expected.ANY);
        calling.change(AS_ALICE, call, Wish.extras("room", "null"), Expected.ANY);
        calling.change(AS_ALICE, call, Wish.subject("budget"), Expected.ANY);
        assertThat(calling.find(AS_ALICE, call).terms())
                .isEqualTo(new Terms(
                        "budget",
                        Access.OPEN,
                        new Session(false, "rtmp://mixer.example.com/7"),
                        new Extras(Map.of("tag", "\"a\""))));
    }

    @Test
    void onlyWhoRunsTheCallChangesIt() {
        var call = open();
        join(AS_BOB, call);
        assertThatThrownBy(() -> calling.change(AS_BOB, call, Wish.subject("mine"), Expected.ANY))
                .isInstanceOf(NotInvited.class);
        assertThat(calling.change(AS_OPERATOR, call, Wish.subject("ours"), Expected.ANY)
                        .terms()
                        .subject())
                .isEqualTo("ours");
    }

    @Test
    void ofTwoWhoBelieveInOneVersionTheSecondIsTold() {
        var call = open();
        var believed = Expected.oneOf(Set.of(calling.find(AS_ALICE, call).version()));
        calling.change(AS_ALICE, call, Wish.subject("first"), believed);
        assertThatThrownBy(() -> calling.change(AS_ALICE, call, Wish.subject("second"), believed))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> calling.end(AS_ALICE, call, believed)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(calling.find(AS_ALICE, call).terms().subject()).isEqualTo("first");
    }

    @Test
    void aChangeThatChangesNothingKeepsTheVersion() {
        var call = create(Wish.subject("planning"));
        var before = calling.find(AS_ALICE, call).version();
        assertThat(calling.change(AS_ALICE, call, Wish.subject("planning"), Expected.ANY)
                        .version())
                .isEqualTo(before);
    }

    @Test
    void theListOfTheInvitedIsReplacedAndWhoStaysOnItStaysWhereItIs() {
        var call = invited(BOB);
        attending.answer(AS_BOB, call, Invitation.State.RINGING, "");
        calling.change(AS_ALICE, call, Wish.inviting(CAROL, BOB), Expected.ANY);
        assertThat(calling.find(AS_ALICE, call).invited())
                .extracting(Invitation::aor, Invitation::state)
                .containsExactly(tuple(CAROL, Invitation.State.INVITED), tuple(BOB, Invitation.State.RINGING));
        calling.change(AS_ALICE, call, Wish.inviting(CAROL), Expected.ANY);
        assertThatThrownBy(() -> calling.find(AS_BOB, call)).isInstanceOf(NoSuchCall.class);
    }

    @Test
    void whenAnOpenCallIsClosedToOthersTheirStreamsEndAndThoseWhoAreInStay() {
        var call = open();
        join(AS_BOB, call);
        var bobs = watch(AS_BOB, call);
        var carols = watch(AS_CAROL, call);
        calling.change(AS_ALICE, call, Wish.access(Access.INVITED), Expected.ANY);
        world.settle();
        assertThat(carols.types()).containsExactly(Event.Type.STATE, Event.Type.END);
        assertThat(bobs.types()).containsExactly(Event.Type.STATE, Event.Type.UPDATE);
        assertThatThrownBy(() -> join(AS_CAROL, call)).isInstanceOf(NoSuchCall.class);
    }

    // --- lists

    @Test
    void aListHoldsWhatOneHasAPartInTheNewestFirst() {
        var mine = invited();
        world.clock.passSeconds(1);
        var invited = calling.create(AS_CAROL, Wish.inviting(ALICE), Attempt.ONCE)
                .call()
                .id();
        world.clock.passSeconds(1);
        var joined = calling.create(AS_CAROL, Wish.open(), Attempt.ONCE).call().id();
        calling.create(AS_CAROL, Wish.open(), Attempt.ONCE);
        join(AS_ALICE, joined);
        assertThat(ids(calling.list(AS_ALICE, Page.first(10)))).containsExactly(joined, invited, mine);
        assertThat(ids(calling.list(AS_BOB, Page.first(10)))).isEmpty();
        assertThat(ids(calling.list(AS_OPERATOR, Page.first(10)))).hasSize(4);
    }

    @Test
    void aLongListComesInPartsThatMissNothingAndRepeatNothing() {
        var all = IntStream.range(0, 5).mapToObj(n -> invited()).collect(Collectors.toSet());
        var found = new ArrayList<CallId>();
        var page = Optional.of(Page.first(2));
        while (page.isPresent()) {
            var part = calling.list(AS_ALICE, page.get());
            found.addAll(ids(part));
            page = part.next().map(key -> new Page(2, Optional.of(key)));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aListSaysHowManyAreInACallAndNotWhatTheyShow() {
        var call = open();
        attending.join(AS_BOB, call, Wish.showing("x".repeat(100)));
        assertThat(calling.list(AS_ALICE, Page.first(10)).items())
                .extracting(CallSummary::participants)
                .containsExactly(1);
    }

    @Test
    void whatHasEndedIsListedForAWhile() {
        var call = open();
        calling.end(AS_ALICE, call, Expected.ANY);
        assertThat(ids(calling.list(AS_ALICE, Page.first(10)))).containsExactly(call);
        world.passSeconds(60);
        assertThat(ids(calling.list(AS_ALICE, Page.first(10)))).isEmpty();
    }

    // --- the end

    @Test
    void anEndedCallIsOverForAllAndTakesNobody() {
        var call = open();
        var bob = join(AS_BOB, call).participant();
        calling.end(AS_ALICE, call, Expected.ANY);
        calling.end(AS_ALICE, call, Expected.ANY);
        assertThat(calling.find(AS_BOB, call)).satisfies(found -> {
            assertThat(found.isOver()).isTrue();
            assertThat(found.participants()).isEmpty();
        });
        assertThatThrownBy(() -> join(AS_BOB, call)).isInstanceOf(CallOver.class);
        assertThatThrownBy(() -> attending.invite(AS_ALICE, call, new Guest(CAROL, false), Expected.ANY))
                .isInstanceOf(CallOver.class);
        assertThatThrownBy(() -> attending.show(AS_BOB, call, bob.id(), OFFER, Expected.ANY))
                .isInstanceOf(NoSuchParticipant.class);
    }

    @Test
    void anEndedCallIsShownForAWhileAndThenForgotten() {
        var call = open();
        calling.end(AS_ALICE, call, Expected.ANY);
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
        attending.leave(AS_BOB, call, entry.id(), Expected.ANY);
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

    // --- watching

    @Test
    void aWatcherSeesEveryVisibleChangeAndTheEnd() {
        var call = open();
        var sink = watch(AS_ALICE, call);
        var bob = join(AS_BOB, call).participant();
        world.settle();
        attending.show(AS_BOB, call, bob.id(), OFFER, Expected.ANY);
        world.settle();
        calling.end(AS_ALICE, call, Expected.ANY);
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
        attending.show(AS_BOB, call, bob.id(), OFFER, Expected.ANY);
        attending.invite(AS_ALICE, call, new Guest(CAROL, false), Expected.ANY);
        attending.leave(AS_BOB, call, bob.id(), Expected.ANY);
        calling.end(AS_ALICE, call, Expected.ANY);
        assertThat(calling.find(AS_ALICE, call).version().counter()).isEqualTo(begun.counter() + 5);
    }

    private static List<CallId> ids(Part<CallSummary> part) {
        return part.items().stream().map(CallSummary::id).toList();
    }

    private CallId create(CallWish wish) {
        return calling.create(AS_ALICE, wish, Attempt.ONCE).call().id();
    }

    private CallId open() {
        return world.openCall();
    }

    private CallId invited(Aor... guests) {
        return create(Wish.inviting(guests));
    }

    private Attending.Entry join(Caller by, CallId call) {
        return attending.join(by, call, EntryWish.NONE);
    }

    private RecordingSink watch(Caller by, CallId call) {
        return world.open(calling.watch(by, call, Optional.empty(), HERE));
    }

    private static List<Aor> crowd(String name, int size) {
        return IntStream.range(0, size)
                .mapToObj(n -> Aor.of(name + n + "@example.org"))
                .toList();
    }
}
