package org.restsip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restsip.MutableClock;
import org.restsip.Page;
import org.restsip.World;
import org.restsip.call.CallList.Listed;
import org.restsip.event.Event;
import org.restsip.event.Expected;
import org.restsip.event.RecordingSink;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;

class CallListTest {
    private final World world = new World();

    @Test
    void whoWatchesSeesCallsComeChangeAndGo() {
        var sink = watch(world.callList, AS_BOB);
        var call = make(Wish.inviting(BOB));
        tell();
        world.attending.join(AS_ALICE, call, EntryWish.NONE);
        tell();
        world.attending.uninvite(AS_ALICE, call, BOB);
        tell();
        assertThat(shown(sink)).containsExactly(List.of(), List.of(call), List.of(call), List.of());
    }

    @Test
    void anEndedCallIsForgottenInTime() {
        var sink = watch(world.callList, AS_ALICE);
        var call = make(Wish.inviting());
        tell();
        world.calling.end(AS_ALICE, call, Expected.ANY);
        tell();
        world.passSeconds(60);
        tell();
        assertThat(shown(sink)).containsExactly(List.of(), List.of(call), List.of(call), List.of());
    }

    @Test
    void callsOfOthersAreNoNewsButForAnOperator() {
        var mine = watch(world.callList, AS_BOB);
        var all = watch(world.callList, AS_OPERATOR);
        var call = make(Wish.open());
        tell();
        assertThat(shown(mine)).containsExactly(List.of());
        assertThat(shown(all)).containsExactly(List.of(), List.of(call));
    }

    @Test
    void whoGoesAwayDoesNotTakeTheNewsFromOthers() {
        var other = watch(world.callList, AS_BOB);
        var stream = world.hub.open(
                List.of(world.callList.watch(AS_ALICE, 50, Optional.empty())), new RecordingSink(), () -> {});
        world.settle();
        stream.close();
        world.settle();
        var call = make(Wish.inviting(BOB));
        tell();
        assertThat(shown(other)).containsExactly(List.of(), List.of(call));
    }

    @Test
    void aListIsReadOnceForAllStreamsOfOnePersonAndNotForOthers() {
        var reads = new AtomicInteger();
        var counting = new MemoryCalls(new MutableClock(), world.hub) {
            @Override
            public List<Place> of(Aor person) {
                reads.incrementAndGet();
                return super.of(person);
            }
        };
        var calling =
                new Calling(counting, world.whereabouts, world.reception, world.callRules, world.ids, world.clock);
        var list = new CallList(calling, counting, world.hub, world.ids);
        watch(list, AS_BOB);
        watch(list, AS_BOB);
        watch(list, AS_ALICE);
        var call = calling.create(AS_OPERATOR, Wish.inviting(BOB), Attempt.ONCE);
        reads.set(0);
        list.tell();
        world.settle();
        assertThat(call.created()).isTrue();
        assertThat(reads).hasValue(1);
    }

    @Test
    void whoKnowsTheVersionIsToldTheNextOne() {
        make(Wish.inviting(BOB));
        var known = world.callList.list(AS_BOB, Page.first(50)).version();
        var sink = world.open(world.callList.watch(AS_BOB, 50, Optional.of(known)));
        assertThat(sink.events()).isEmpty();
        make(Wish.inviting(BOB));
        tell();
        assertThat(sink.events()).extracting(Event::version).containsExactly(Optional.of(version(AS_BOB)));
    }

    @Test
    void theVersionFollowsFromTheContentOnEveryNode() {
        make(Wish.inviting(BOB));
        var elsewhere = new CallList(world.calling, world.calls, world.hub, world.ids);
        assertThat(elsewhere.list(AS_BOB, Page.first(500)).version()).isEqualTo(version(AS_BOB));
        assertThat(Version.parse(version(AS_BOB).toString())).contains(version(AS_BOB));
    }

    private Version version(Caller by) {
        return world.callList.list(by, Page.first(50)).version();
    }

    private CallId make(CallWish wish) {
        return world.calling.create(AS_ALICE, wish, Attempt.ONCE).call().id();
    }

    private RecordingSink watch(CallList list, Caller by) {
        return world.open(list.watch(by, 50, Optional.empty()));
    }

    private void tell() {
        world.callList.tell();
        world.settle();
    }

    private static List<List<CallId>> shown(RecordingSink sink) {
        return sink.entities().stream()
                .map(Listed.class::cast)
                .map(listed ->
                        listed.part().items().stream().map(CallSummary::id).toList())
                .toList();
    }
}
