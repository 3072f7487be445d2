package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;
import static org.restsip.World.at;
import static org.restsip.World.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restsip.Page;
import org.restsip.World;
import org.restsip.event.RecordingSink;
import org.restsip.event.Version;
import org.restsip.login.Roster.Listed;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Privacy;
import org.restsip.user.Privacy.Visibility;

class RosterTest {
    private final World world = new World();

    @Test
    void operatorsSeeAllWhoAreLoggedIn() {
        world.login(BOB, web("one"));
        world.login(ALICE, web("one"));
        world.says(ALICE, saying(Visibility.NOBODY, Set.of(), false));
        assertThat(addresses(AS_OPERATOR)).containsExactly(ALICE, BOB);
    }

    @Test
    void usersSeeThoseWhoLetThem() {
        world.login(ALICE, web("one"));
        world.login(CAROL, web("one"));
        assertThat(addresses(AS_BOB)).isEmpty();
        world.says(ALICE, saying(Visibility.EVERYONE, Set.of(BOB), false));
        world.says(CAROL, saying(Visibility.EVERYONE, Set.of(), true));
        assertThat(addresses(AS_BOB)).containsExactly(ALICE, CAROL);
        assertThat(addresses(AS_ALICE)).containsExactly(CAROL);
    }

    @Test
    void whoHidesIsNotListed() {
        world.login(ALICE, web("one"));
        world.says(ALICE, saying(Visibility.NOBODY, Set.of(BOB), true));
        assertThat(addresses(AS_BOB)).isEmpty();
    }

    @Test
    void whoIsNotLoggedInIsNotListed() {
        world.says(ALICE, saying(Visibility.EVERYONE, Set.of(BOB), true));
        assertThat(addresses(AS_BOB)).isEmpty();
        world.login(ALICE, at("sip:alice@192.0.2.7", 60));
        assertThat(addresses(AS_BOB)).containsExactly(ALICE);
        world.clock.passSeconds(60);
        assertThat(addresses(AS_BOB)).isEmpty();
    }

    @Test
    void theListComesInParts() {
        world.login(ALICE, web("one"));
        world.login(BOB, web("one"));
        var first = world.roster.list(AS_OPERATOR, Page.first(1)).part();
        assertThat(first.items()).extracting(PresenceOf::aor).containsExactly(ALICE);
        var rest = world.roster.list(AS_OPERATOR, new Page(1, first.next())).part();
        assertThat(rest.items()).extracting(PresenceOf::aor).containsExactly(BOB);
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void whoWatchesSeesPeopleComeChangeAndGo() {
        world.login(ALICE, web("one"));
        var sink = watch(AS_OPERATOR);
        var bob = world.login(BOB, web("one"));
        tell();
        world.registrations.refresh(
                Caller.user(BOB),
                BOB,
                bob.id(),
                known -> new Registration(
                        known.uri(),
                        known.instance(),
                        known.held(),
                        known.expires(),
                        known.q(),
                        known.label(),
                        Optional.of(new Presence(Presence.Status.AWAY, "lunch", "")),
                        known.phone()));
        tell();
        world.registrations.unregisterAll(Caller.user(BOB), BOB);
        tell();
        assertThat(shown(sink))
                .containsExactly(List.of(ALICE), List.of(ALICE, BOB), List.of(ALICE, BOB), List.of(ALICE));
    }

    @Test
    void whoWatchesLosesSightOfThoseWhoHide() {
        world.login(ALICE, web("one"));
        world.says(ALICE, saying(Visibility.EVERYONE, Set.of(BOB), false));
        var sink = watch(AS_BOB);
        world.says(ALICE, saying(Visibility.NOBODY, Set.of(), false));
        tell();
        assertThat(shown(sink)).containsExactly(List.of(ALICE), List.of());
    }

    @Test
    void aRefreshIsNoNews() {
        world.login(ALICE, web("one"));
        var sink = watch(AS_OPERATOR);
        world.clock.passSeconds(5);
        world.login(ALICE, web("one"));
        tell();
        assertThat(sink.events()).hasSize(1);
    }

    @Test
    void theVersionFollowsFromTheContentOnEveryNode() {
        world.login(ALICE, web("one"));
        var elsewhere = new Roster(world.logins, world.hub, world.ids, world.clock);
        var here = world.roster.list(AS_OPERATOR, Page.first(50)).version();
        assertThat(elsewhere.list(AS_OPERATOR, Page.first(50)).version()).isEqualTo(here);
        assertThat(Version.parse(here.toString())).contains(here);
        world.login(BOB, web("one"));
        assertThat(world.roster.list(AS_OPERATOR, Page.first(50)).version()).isNotEqualTo(here);
    }

    private List<Aor> addresses(Caller by) {
        return addresses(world.roster.list(by, Page.first(50)));
    }

    private static List<Aor> addresses(Listed listed) {
        return listed.part().items().stream().map(PresenceOf::aor).toList();
    }

    private RecordingSink watch(Caller by) {
        return world.open(world.roster.watch(by, Page.first(50), Optional.empty()));
    }

    private void tell() {
        world.roster.tell();
        world.settle();
    }

    private static List<List<Aor>> shown(RecordingSink sink) {
        return sink.entities().stream()
                .map(Listed.class::cast)
                .map(RosterTest::addresses)
                .toList();
    }

    private static Privacy saying(Visibility visibility, Set<Aor> allow, boolean directory) {
        return new Privacy(visibility, allow, Set.of(), directory, Version.NONE);
    }
}
