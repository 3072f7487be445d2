package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.event.Version;
import org.restsip.user.Privacy.Visibility;

/** Alice's privacy, and what bob may. */
class PrivacyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:04:05Z");

    @Test
    void whoSaidNothingIsSeenByAllAndListedForNobody() {
        assertThat(Privacy.OPEN.showsPresence(ALICE, AS_BOB)).isTrue();
        assertThat(Privacy.OPEN.admits(BOB)).isTrue();
        assertThat(Privacy.OPEN.lists(ALICE, AS_BOB)).isFalse();
    }

    @Test
    void whoIsVisibleToSomeIsSeenByThem() {
        assertThat(saying(Visibility.ALLOWED, Set.of(BOB), Set.of()).showsPresence(ALICE, AS_BOB))
                .isTrue();
        assertThat(saying(Visibility.ALLOWED, Set.of(CAROL), Set.of()).showsPresence(ALICE, AS_BOB))
                .isFalse();
    }

    @Test
    void whoIsVisibleToNobodyIsSeenByOneselfAndOperators() {
        var hidden = saying(Visibility.NOBODY, Set.of(BOB), Set.of());
        assertThat(hidden.showsPresence(ALICE, AS_BOB)).isFalse();
        assertThat(hidden.showsPresence(ALICE, AS_ALICE)).isTrue();
        assertThat(hidden.showsPresence(ALICE, AS_OPERATOR)).isTrue();
    }

    @Test
    void whoIsBlockedNeitherSeesNorWritesWhateverElseIsSaid() {
        var blocking = saying(Visibility.EVERYONE, Set.of(BOB), Set.of(BOB));
        assertThat(blocking.showsPresence(ALICE, AS_BOB)).isFalse();
        assertThat(blocking.admits(BOB)).isFalse();
        assertThat(blocking.lists(ALICE, AS_BOB)).isFalse();
    }

    @Test
    void hidingKeepsNobodyFromWriting() {
        assertThat(saying(Visibility.NOBODY, Set.of(), Set.of()).admits(BOB)).isTrue();
    }

    @Test
    void theListShowsWhoAllowsOneByNameUnlessHidden() {
        assertThat(saying(Visibility.EVERYONE, Set.of(BOB), Set.of()).lists(ALICE, AS_BOB))
                .isTrue();
        assertThat(saying(Visibility.NOBODY, Set.of(BOB), Set.of()).lists(ALICE, AS_BOB))
                .isFalse();
    }

    @Test
    void theDirectoryShowsPeopleToTheirOwnDomainAndToNoOther() {
        var listed = new Privacy(Visibility.EVERYONE, Set.of(), Set.of(), true, Version.NONE);
        assertThat(listed.lists(ALICE, AS_BOB)).isTrue();
        assertThat(listed.lists(ALICE, Caller.user(Aor.of("bob@example.org")))).isFalse();
    }

    @Test
    void theListShowsOperatorsAll() {
        assertThat(saying(Visibility.NOBODY, Set.of(), Set.of(CAROL)).lists(ALICE, AS_OPERATOR))
                .isTrue();
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        var first = Privacy.OPEN.changedTo(saying(Visibility.NOBODY, Set.of(), Set.of()), NOW);
        assertThat(first.version()).isEqualTo(Version.startingAt(NOW));
        assertThat(first.changedTo(saying(Visibility.NOBODY, Set.of(), Set.of()), NOW.plusSeconds(1)))
                .isSameAs(first);
        assertThat(first.changedTo(Privacy.OPEN, NOW).version())
                .isEqualTo(first.version().next());
    }

    @Test
    void aListHasAnEnd() {
        var many = IntStream.rangeClosed(0, Privacy.MAX_LISTED)
                .mapToObj(n -> Aor.of("user" + n + "@example.com"))
                .collect(Collectors.toSet());
        assertThatThrownBy(() -> saying(Visibility.EVERYONE, Set.of(), many))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).contains("block"));
    }

    private static Privacy saying(Visibility visibility, Set<Aor> allow, Set<Aor> block) {
        return new Privacy(visibility, allow, block, false, Version.NONE);
    }
}
