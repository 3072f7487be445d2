package org.restsip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.restsip.call.PastCall.Part;
import org.restsip.call.PastCall.Reason;
import org.restsip.call.PastCall.Role;
import org.restsip.call.PastCall.Stay;
import org.restsip.user.Aor;

/** What every implementation of {@link CallHistory} does. */
public abstract class CallHistoryContract {
    private static final Aor ALICE = Aor.of("alice@example.com");
    private static final Aor BOB = Aor.of("bob@example.com");
    private static final Aor CAROL = Aor.of("carol@example.org");
    private static final Instant START = Instant.parse("2026-11-23T15:04:05.123456Z");
    private static final int MANY = 100;

    /** Empty at first; every call is kept when it returns. */
    protected abstract CallHistory history();

    @Test
    void aCallIsFoundFromItsStartOnByAllWhoHaveAPartInIt() {
        history().begin(begun("k1", 0));
        assertThat(of(ALICE)).containsExactly(begun("k1", 0));
        assertThat(of(BOB)).containsExactly(begun("k1", 0));
        assertThat(of(Aor.of("dave@example.com"))).isEmpty();
    }

    @Test
    void aStartThatIsSaidAgainChangesNothing() {
        history().begin(begun("k1", 0));
        history().close(ended("k1", 0));
        history().begin(begun("k1", 0));
        assertThat(of(ALICE)).containsExactly(ended("k1", 0));
    }

    @Test
    void anEndStandsInThePlaceOfTheStart() {
        history().begin(begun("k1", 0));
        assertThat(history().close(ended("k1", 0))).isTrue();
        assertThat(of(ALICE)).containsExactly(ended("k1", 0));
        assertThat(of(CAROL)).containsExactly(ended("k1", 0));
    }

    @Test
    void aCallIsClosedOnce() {
        history().begin(begun("k1", 0));
        history().close(ended("k1", 0));
        var other = new PastCall(
                new CallId("k1"),
                "another subject",
                BOB,
                START,
                Optional.of(new Ledger.End(START.plusSeconds(99), Reason.NODE_LOST)),
                List.of());
        assertThat(history().close(other)).isFalse();
        history().lose(new CallId("k1"), new Ledger.End(START.plusSeconds(99), Reason.NODE_LOST));
        assertThat(of(ALICE)).containsExactly(ended("k1", 0));
    }

    @Test
    void anEndWithoutAStartIsKeptToo() {
        assertThat(history().close(ended("k1", 0))).isTrue();
        assertThat(history().close(ended("k1", 0))).isFalse();
        assertThat(of(BOB)).containsExactly(ended("k1", 0));
    }

    @Test
    void aLostCallKeepsWhatWasKnownOfIt() {
        history().begin(begun("k1", 0));
        var end = new Ledger.End(START.plusSeconds(60), Reason.NODE_LOST);
        history().lose(new CallId("k1"), end);
        history().lose(new CallId("k-unknown"), end);
        assertThat(of(ALICE)).singleElement().satisfies(call -> {
            assertThat(call.end()).contains(end);
            assertThat(call.people()).hasSize(2);
        });
        assertThat(history().close(ended("k1", 0))).isFalse();
    }

    @Test
    void theUnclosedAreThoseThatHaveBegunBeforeAndNotEnded() {
        history().begin(begun("k1", 0));
        history().begin(begun("k2", 0));
        history().begin(begun("k3", 60));
        history().close(ended("k2", 0));
        assertThat(history().unclosed(START.plusSeconds(60))).containsExactly(new CallId("k1"));
    }

    @Test
    void theNewestCallComesFirstAndPartsMissNothing() {
        IntStream.range(0, 7).forEach(n -> history().begin(begun("k" + n, n / 2)));
        var found = new ArrayList<PastCall>();
        List<PastCall> part;
        do {
            var last = found.isEmpty()
                    ? Optional.<Place>empty()
                    : Optional.of(found.get(found.size() - 1).place());
            part = history().of(ALICE, false, last, 2);
            found.addAll(part);
        } while (!part.isEmpty());
        assertThat(found)
                .extracting(call -> call.id().value())
                .containsExactly("k6", "k4", "k5", "k2", "k3", "k0", "k1");
    }

    @Test
    void whatSomebodyMissedIsFoundAlone() {
        history().close(ended("k1", 0));
        history().begin(begun("k2", 1));
        assertThat(history().of(BOB, true, Optional.empty(), MANY))
                .extracting(call -> call.id().value())
                .containsExactly("k1");
        assertThat(history().of(ALICE, true, Optional.empty(), MANY)).isEmpty();
    }

    @Test
    void whoIsForgottenIsFoundNowhereAndWhatWasOnlyItsOwnIsGone() {
        history().close(ended("k1", 0));
        history().begin(new PastCall(new CallId("k2"), "alone", BOB, START, Optional.empty(), List.of(absent(BOB))));
        history().forget(BOB);
        assertThat(of(BOB)).isEmpty();
        assertThat(of(ALICE))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.people()).extracting(Part::aor).containsExactlyInAnyOrder(ALICE, CAROL));
        assertThat(history().unclosed(START.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void whatIsTooOldIsDroppedSoManyAtATime() {
        IntStream.range(0, 5).forEach(n -> history().begin(begun("k" + n, n)));
        assertThat(history().drop(START.plusSeconds(3), 2)).isEqualTo(2);
        assertThat(history().drop(START.plusSeconds(3), 2)).isEqualTo(1);
        assertThat(history().drop(START.plusSeconds(3), 2)).isZero();
        assertThat(of(ALICE)).extracting(call -> call.id().value()).containsExactly("k4", "k3");
    }

    @Test
    void anySubjectIsKept() {
        var odd = new PastCall(
                new CallId("k1"),
                "Zoë 🎧 'O''Neill' — 山田".repeat(10),
                ALICE,
                START,
                Optional.empty(),
                List.of(absent(ALICE)));
        history().begin(odd);
        assertThat(of(ALICE)).containsExactly(odd);
    }

    /** The people in the order of their addresses: a history may keep them in any. */
    private List<PastCall> of(Aor person) {
        return history().of(person, false, Optional.empty(), MANY).stream()
                .map(call -> new PastCall(
                        call.id(),
                        call.subject(),
                        call.creator(),
                        call.created(),
                        call.end(),
                        call.people().stream()
                                .sorted(Comparator.comparing(Part::aor))
                                .toList()))
                .toList();
    }

    private static PastCall begun(String id, int second) {
        return new PastCall(
                new CallId(id),
                "planning",
                ALICE,
                START.plusSeconds(second),
                Optional.empty(),
                List.of(absent(ALICE), new Part(BOB, Role.INVITED, Optional.empty())));
    }

    /** Alice and Carol were in it, Bob missed it. */
    private static PastCall ended(String id, int second) {
        var created = START.plusSeconds(second);
        var people = Stream.of(
                        new Part(ALICE, Role.JOINED, Optional.of(stay(Participant.Via.WEB, created))),
                        new Part(BOB, Role.MISSED, Optional.empty()),
                        new Part(CAROL, Role.JOINED, Optional.of(stay(Participant.Via.PHONE, created.plusNanos(1000)))))
                .toList();
        return new PastCall(
                new CallId(id),
                "what it came to be about",
                ALICE,
                created,
                Optional.of(new Ledger.End(created.plusSeconds(61), Reason.EVERYBODY_LEFT)),
                people);
    }

    private static Stay stay(Participant.Via via, Instant joined) {
        return new Stay(via, joined, Optional.of(joined.plusSeconds(60)));
    }

    private static Part absent(Aor aor) {
        return new Part(aor, Role.ABSENT, Optional.empty());
    }
}
