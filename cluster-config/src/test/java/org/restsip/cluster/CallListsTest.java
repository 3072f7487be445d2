package org.restsip.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.query.Predicates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.call.Attending;
import org.restsip.call.CallId;
import org.restsip.call.CallRules;
import org.restsip.call.CallWish;
import org.restsip.call.Calling;
import org.restsip.call.EntryWish;
import org.restsip.call.Place;
import org.restsip.call.Wish;
import org.restsip.event.Expected;
import org.restsip.login.Whereabouts;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.MemoryUsers;
import org.restsip.user.Reception;

/** Whose calls they are, seen from either of two members. */
class CallListsTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Caller alice = somebody();
    private final Caller bob = somebody();
    private final TestCluster cluster = TestCluster.pair();
    private final ClusterCalls here = new ClusterCalls(cluster.member(0));
    private final ClusterCalls there = new ClusterCalls(cluster.member(1));
    private final CallRules rules =
            new CallRules(Duration.ofSeconds(30), Duration.ofMinutes(1), 10, 10, 100, 100, 1000, 100);
    private final Ids ids = new Ids("secret of the tests");
    private final Calling calling = new Calling(
            here,
            new Whereabouts(new ClusterLogins(cluster.member(0)), new MemoryUsers(), cluster.clock),
            new Reception(new MemoryUsers(), new Domains(List.of("example.org"))),
            rules,
            ids,
            cluster.clock);
    private final Attending attending = new Attending(calling, rules, ids, cluster.clock);

    @Test
    void aCallIsFoundByAllWhoHaveAPartInItForAsLongAsTheyHave() {
        var mine = make(alice, Wish.inviting());
        cluster.clock.passSeconds(1);
        var invited = make(alice, Wish.inviting(bob.aor()));
        cluster.clock.passSeconds(1);
        var open = make(alice, Wish.open());
        var entry = attending.join(bob, open, EntryWish.NONE).participant();
        assertThat(calls(there, alice)).containsExactly(open, invited, mine);
        assertThat(calls(there, bob)).containsExactly(open, invited);
        attending.leave(bob, open, entry.id(), Expected.ANY);
        attending.uninvite(alice, invited, bob.aor());
        assertThat(calls(there, bob)).isEmpty();
        assertThat(there.all()).extracting(Place::call).contains(open, invited, mine);
    }

    @Test
    void aCallThatIsOnlyWatchedForIsInNoList() {
        var none = new CallId("k-none");
        there.watch(none);
        assertThat(there.all()).extracting(Place::call).doesNotContain(none);
        there.unwatch(none);
    }

    @Test
    void whoHasOrHadAPartInAChangedCallIsToldOnTheOtherNodeUntilItIsEnough() {
        Set<Aor> told = ConcurrentHashMap.newKeySet();
        there.watchAll(told::addAll);
        var call = make(alice, Wish.inviting());
        await().untilAsserted(() -> assertThat(told).containsExactly(alice.aor()));
        calling.change(alice, call, Wish.inviting(bob.aor()), Expected.ANY);
        await().untilAsserted(() -> assertThat(told).contains(bob.aor()));
        told.clear();
        attending.uninvite(alice, call, bob.aor());
        await().untilAsserted(() -> assertThat(told).contains(alice.aor(), bob.aor()));
        told.clear();
        here.change(call, known -> Optional.empty());
        await().untilAsserted(() -> assertThat(told).containsExactly(alice.aor()));
        there.unwatchAll();
        told.clear();
        make(alice, Wish.inviting());
        assertThat(told).isEmpty();
    }

    @Test
    void thatSomebodyWatchesACallIsNoNews() {
        Set<Aor> told = ConcurrentHashMap.newKeySet();
        var call = make(alice, Wish.inviting());
        there.watchAll(told::addAll);
        here.watch(call);
        make(bob, Wish.inviting());
        await().untilAsserted(() -> assertThat(told).contains(bob.aor()));
        assertThat(told).doesNotContain(alice.aor());
        here.unwatch(call);
        there.unwatchAll();
    }

    @Test
    void theIndexIsUsed() {
        IntStream.range(0, 20).forEach(n -> make(alice, Wish.inviting()));
        var map = cluster.member(0).<Entry>map(ClusterCalls.MAP);
        var before = map.getLocalMapStats().getIndexedQueryCount();
        assertThat(map.keySet(Predicates.equal(ClusterCalls.PERSON, bob.aor().toString())))
                .isEmpty();
        assertThat(map.getLocalMapStats().getIndexedQueryCount()).isGreaterThan(before);
    }

    private static Caller somebody() {
        return Caller.user(Aor.of("somebody-" + PEOPLE.incrementAndGet() + "@example.com"));
    }

    private CallId make(Caller by, CallWish wish) {
        return calling.create(by, wish, Attempt.ONCE).call().id();
    }

    private static List<CallId> calls(ClusterCalls node, Caller person) {
        return node.of(person.aor()).stream().map(Place::call).toList();
    }
}
