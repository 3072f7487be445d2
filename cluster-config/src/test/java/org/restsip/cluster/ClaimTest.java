package org.restsip.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.call.AnsweredElsewhere;
import org.restsip.call.Attending;
import org.restsip.call.CallRules;
import org.restsip.call.Calling;
import org.restsip.call.ParticipantId;
import org.restsip.call.Wish;
import org.restsip.event.TooBusy;
import org.restsip.login.Whereabouts;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.MemoryUsers;
import org.restsip.user.Reception;

/** Many who answer one call at once, through two members: one gets in. */
class ClaimTest {
    private static final int CROWD = 100;
    private static final Caller ALICE = Caller.user(Aor.of("alice@example.com"));

    private final TestCluster cluster = TestCluster.pair();
    private final List<Attending> nodes = new ArrayList<>();
    private final List<Calling> calling = new ArrayList<>();

    ClaimTest() {
        var rules = new CallRules(Duration.ofSeconds(30), Duration.ofMinutes(1), CROWD, CROWD, 100, 100, 1000, 100);
        var ids = new Ids("secret of the tests");
        for (var node : cluster.members) {
            var users = new MemoryUsers();
            var whereabouts = new Whereabouts(new ClusterLogins(node.member), users, cluster.clock);
            var reception = new Reception(users, new Domains(List.of("example.org")));
            var calls = new Calling(new ClusterCalls(node.member), whereabouts, reception, rules, ids, cluster.clock);
            calling.add(calls);
            nodes.add(new Attending(calls, rules, ids, cluster.clock));
        }
    }

    @Test
    void ofAHundredWhoAnswerAtOnceOneGetsIn() throws Exception {
        var crowd = IntStream.range(0, CROWD)
                .mapToObj(n -> Aor.of("user" + n + "@example.com"))
                .toList();
        var call = calling.get(0)
                .create(ALICE, Wish.inviting(true, crowd), Attempt.ONCE)
                .call()
                .id();
        var start = new CyclicBarrier(CROWD);
        var threads = Executors.newFixedThreadPool(CROWD);
        try {
            var answers = new ArrayList<Callable<Optional<ParticipantId>>>();
            for (var n = 0; n < CROWD; n++) {
                var node = nodes.get(n % nodes.size());
                var caller = Caller.user(crowd.get(n));
                answers.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return answered(() ->
                            node.join(caller, call, Wish.on("")).participant().id());
                });
            }
            var winners = new ArrayList<ParticipantId>();
            for (var answer : threads.invokeAll(answers)) {
                answer.get().ifPresent(winners::add);
            }
            assertThat(winners).hasSize(1);
            assertThat(calling.get(1).find(ALICE, call)).satisfies(found -> {
                assertThat(found.claim()).contains(winners.get(0));
                assertThat(found.participants()).extracting(entry -> entry.id()).containsExactly(winners.get(0));
            });
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whoever is told to try again does. */
    private static Optional<ParticipantId> answered(Callable<ParticipantId> answer) throws Exception {
        while (true) {
            try {
                return Optional.of(answer.call());
            } catch (AnsweredElsewhere e) {
                return Optional.empty();
            } catch (TooBusy e) {
                Thread.onSpinWait();
            }
        }
    }
}
