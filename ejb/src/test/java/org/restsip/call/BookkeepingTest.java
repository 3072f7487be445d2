package org.restsip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.Page;
import org.restsip.World;
import org.restsip.call.PastCall.Part;
import org.restsip.call.PastCall.Reason;
import org.restsip.call.PastCall.Role;
import org.restsip.call.PastCall.Stay;
import org.restsip.event.Expected;
import org.restsip.event.TooBusy;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.NotYours;

class BookkeepingTest {
    private final World world = new World();
    private final History history = new History(world.callHistory);

    @Test
    void aCallIsInTheHistoryFromItsStartOn() {
        call(Wish.inviting(BOB));
        world.tick();
        assertThat(past(BOB)).satisfies(call -> {
            assertThat(call.end()).isEmpty();
            assertThat(call.people())
                    .containsExactlyInAnyOrder(
                            new Part(ALICE, Role.ABSENT, Optional.empty()),
                            new Part(BOB, Role.INVITED, Optional.empty()));
        });
    }

    @Test
    void itsEndSaysWhoWasInItFromWhenToWhenAndWhoMissedIt() {
        var id = call(Wish.inviting(BOB, CAROL));
        var joined = world.now();
        var entry = world.attending.join(AS_BOB, id, Wish.on("laptop")).participant();
        world.passSeconds(10);
        world.attending.leave(AS_BOB, id, entry.id(), Expected.ANY);
        world.passSeconds(5);
        world.attending.join(AS_BOB, id, Wish.on("tablet"));
        world.passSeconds(5);
        world.calling.end(AS_ALICE, id, Expected.ANY);
        world.tick();
        assertThat(past(ALICE)).satisfies(call -> {
            assertThat(call.end()).contains(new Ledger.End(world.now(), Reason.ENDED));
            assertThat(call.people())
                    .containsExactlyInAnyOrder(
                            new Part(ALICE, Role.ABSENT, Optional.empty()),
                            new Part(
                                    BOB,
                                    Role.JOINED,
                                    Optional.of(new Stay(
                                            Participant.Via.WEB, joined, Optional.of(joined.plusSeconds(20))))),
                            new Part(CAROL, Role.MISSED, Optional.empty()));
        });
        assertThat(past(CAROL).isMissedBy(CAROL)).isTrue();
    }

    @Test
    void whoRejectedOrWasTooSlowHasNotMissedIt() {
        var dave = Aor.of("dave@example.org");
        var id = call(Wish.claiming(BOB, CAROL, dave));
        world.attending.answer(World.AS_CAROL, id, Invitation.State.REJECTED, "busy");
        world.attending.join(AS_BOB, id, EntryWish.NONE);
        world.calling.end(AS_ALICE, id, Expected.ANY);
        world.tick();
        assertThat(past(ALICE).people())
                .extracting(Part::role)
                .containsExactlyInAnyOrder(Role.ABSENT, Role.JOINED, Role.REJECTED, Role.ANSWERED_ELSEWHERE);
    }

    @Test
    void aCallThatFailedIsInTheHistoryToo() {
        call(Wish.inviting(BOB));
        world.passSeconds(60);
        assertThat(past(BOB).end()).map(Ledger.End::reason).contains(Reason.NOBODY_JOINED);
        assertThat(past(BOB).isMissedBy(BOB)).isTrue();
    }

    @Test
    void aCallThatAllHaveLeftSaysSo() {
        var id = call(Wish.inviting(BOB));
        world.attending.join(AS_BOB, id, EntryWish.NONE);
        world.passSeconds(30);
        world.passSeconds(60);
        assertThat(past(BOB).end()).map(Ledger.End::reason).contains(Reason.EVERYBODY_LEFT);
    }

    @Test
    void callsGoOnWhileTheHistoryCannotBeWrittenWhichIsMadeGoodLater() {
        world.callHistory.setTrouble(Optional.of(new IllegalStateException("no database")));
        var id = call(Wish.inviting(BOB));
        world.tick();
        world.attending.join(AS_BOB, id, EntryWish.NONE);
        world.calling.end(AS_ALICE, id, Expected.ANY);
        world.passSeconds(120);
        assertThatThrownBy(() -> world.calling.find(AS_ALICE, id)).isInstanceOf(NoSuchCall.class);
        world.callHistory.setTrouble(Optional.empty());
        world.passSeconds(5);
        assertThat(past(BOB).people()).extracting(Part::role).containsExactlyInAnyOrder(Role.ABSENT, Role.JOINED);
        world.tick();
        assertThat(world.calls.owned()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsNotKeptForEver() {
        world.callHistory.setTrouble(Optional.of(new IllegalStateException("no database")));
        var id = call(Wish.inviting(BOB));
        world.calling.end(AS_ALICE, id, Expected.ANY);
        world.passSeconds(3599);
        assertThat(world.calls.owned()).containsExactly(id);
        world.passSeconds(1);
        assertThat(world.calls.owned()).isEmpty();
    }

    @Test
    void aHistoryThatFailedIsLeftAloneForAWhile() {
        world.callHistory.setTrouble(Optional.of(new IllegalStateException("no database")));
        call(Wish.open());
        world.tick();
        world.callHistory.setTrouble(Optional.empty());
        world.passSeconds(4);
        assertThat(all(ALICE)).isEmpty();
        world.passSeconds(1);
        assertThat(all(ALICE)).hasSize(1);
    }

    @Test
    void aCallThatIsTooBusyDoesNotKeepTheOthersWaiting() {
        IntStream.range(0, 3).forEach(n -> call(Wish.open()));
        world.calls.failNext(new TooBusy("not now"));
        world.bookkeeping.write();
        assertThat(all(ALICE)).hasSize(3);
    }

    @Test
    void whatTheHistoryKnowsIsNotToldAgain() {
        call(Wish.open());
        world.tick();
        assertThat(world.calls.due(world.now())).isEmpty();
    }

    @Test
    void anEndThatComesWhileTheStartIsWrittenIsToldToo() {
        var id = call(Wish.open());
        var begun = world.calls.find(id).orElseThrow();
        world.calling.end(AS_ALICE, id, Expected.ANY);
        world.calls.change(id, known -> known.map(call -> call.told(begun.ledger())));
        world.tick();
        assertThat(past(ALICE).end()).isPresent();
    }

    @Test
    void aCallThatNoNodeKnowsAnyMoreIsClosedAsLostUnlessItComesBackSoon() {
        var lost = call(Wish.open());
        world.tick();
        var call = world.calls.find(lost).orElseThrow();
        world.calls.change(lost, known -> Optional.empty());
        world.clock.passSeconds(61);
        world.bookkeeping.closeLost();
        assertThat(past(ALICE).end()).isEmpty();
        world.calls.change(lost, none -> Optional.of(call));
        world.bookkeeping.closeLost();
        world.calls.change(lost, known -> Optional.empty());
        world.bookkeeping.closeLost();
        assertThat(past(ALICE).end()).isEmpty();
        world.bookkeeping.closeLost();
        assertThat(past(ALICE).end()).map(Ledger.End::reason).contains(Reason.NODE_LOST);
    }

    @Test
    void whatIsTooOldIsDropped() {
        var id = call(Wish.open());
        world.calling.end(AS_ALICE, id, Expected.ANY);
        world.tick();
        world.clock.passSeconds(30L * 24 * 3600);
        world.bookkeeping.dropOld();
        assertThat(all(ALICE)).hasSize(1);
        world.clock.passSeconds(1);
        world.bookkeeping.dropOld();
        assertThat(all(ALICE)).isEmpty();
    }

    @Test
    void aHistoryIsItsOwnersAndAnOperatorsToSee() {
        call(Wish.open());
        world.tick();
        assertThat(history.of(AS_OPERATOR, ALICE, false, Page.first(10)).items())
                .hasSize(1);
        assertThatThrownBy(() -> history.of(AS_BOB, ALICE, false, Page.first(10)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void aHistoryComesInParts() {
        IntStream.range(0, 3).forEach(n -> {
            call(Wish.inviting());
            world.passSeconds(1);
        });
        var first = history.of(AS_ALICE, ALICE, false, Page.first(2));
        var second = history.of(AS_ALICE, ALICE, false, new Page(2, first.next()));
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isEmpty();
        assertThat(history.export(ALICE)).hasSize(3);
    }

    private CallId call(CallWish wish) {
        return world.calling.create(AS_ALICE, wish, Attempt.ONCE).call().id();
    }

    private List<PastCall> all(Aor person) {
        return world.callHistory.of(person, false, Optional.empty(), 10);
    }

    private PastCall past(Aor person) {
        assertThat(all(person)).hasSize(1);
        return all(person).get(0);
    }
}
