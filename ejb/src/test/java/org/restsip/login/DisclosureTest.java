package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_CAROL;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.web;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restsip.World;
import org.restsip.event.Event;
import org.restsip.event.RecordingSink;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.MemoryUsers;
import org.restsip.user.NoSuchUser;
import org.restsip.user.Privacy;
import org.restsip.user.Privacy.Visibility;
import org.restsip.user.User;
import org.restsip.user.UserId;

/** What alice says about who may see her and write to her, and what comes of it. */
class DisclosureTest {
    private final World world = new World();

    @Test
    void whoLosesTheRightToSeeIsToldThatItEnds() {
        world.login(ALICE, web("laptop"));
        var bob = watching(AS_BOB);
        var carol = watching(AS_CAROL);
        world.says(ALICE, only(World.CAROL));
        world.settle();
        assertThat(bob.types()).containsExactly(Event.Type.STATE, Event.Type.END);
        assertThat(bob.timesClosed()).isEqualTo(1);
        assertThat(carol.types()).containsExactly(Event.Type.STATE);
    }

    @Test
    void alsoIfTheUserIsNowhere() {
        var bob = watching(AS_BOB);
        world.says(ALICE, hidden());
        world.settle();
        assertThat(bob.types()).containsExactly(Event.Type.STATE, Event.Type.END);
    }

    @Test
    void theEndTellsNoMoreThanAnUnknownUserWould() {
        world.login(ALICE, web("laptop"));
        var bob = watching(AS_BOB);
        world.says(ALICE, blocking(BOB));
        world.settle();
        assertThat(bob.entities().get(1)).isEqualTo(new Event.End(String.valueOf(new NoSuchUser().getMessage())));
    }

    @Test
    void aHiddenUserLooksLikeNone() {
        world.login(ALICE, web("laptop"));
        world.says(ALICE, hidden());
        assertThatThrownBy(() -> world.whereabouts.presence(AS_BOB, ALICE)).isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> world.whereabouts.watch(AS_BOB, ALICE, Optional.empty()))
                .isInstanceOf(NoSuchUser.class);
        assertThat(world.whereabouts.presence(AS_ALICE, ALICE)).isNotNull();
        assertThat(world.whereabouts.presence(AS_OPERATOR, ALICE)).isNotNull();
    }

    @Test
    void whoIsBlockedSendsToNobody() {
        world.login(ALICE, web("laptop"));
        world.says(ALICE, blocking(BOB));
        assertThatThrownBy(() -> world.send(BOB, ALICE, "hello")).isInstanceOf(NoSuchUser.class);
        assertThat(world.messages.size()).isZero();
        assertThat(world.send(World.CAROL, ALICE, "hello").targets()).hasSize(1);
    }

    @Test
    void theOwnersStreamShowsWhatWasSaid() {
        world.login(ALICE, web("laptop"));
        var mine = watching(AS_ALICE);
        world.says(ALICE, only(BOB));
        world.settle();
        assertThat(mine.types()).containsExactly(Event.Type.STATE, Event.Type.UPDATE);
        assertThat(((Login) mine.entities().get(1)).privacy().allow()).containsExactly(BOB);
    }

    @Test
    void theOwnersStreamShowsItAlsoIfTheUserIsNowhere() {
        var mine = watching(AS_ALICE);
        world.says(ALICE, only(BOB));
        world.settle();
        assertThat(((Login) mine.entities().get(1)).privacy().allow()).containsExactly(BOB);
        assertThat(mine.events().get(1).version())
                .isNotEqualTo(mine.events().get(0).version());
    }

    @Test
    void thePresenceKeepsItsVersion() {
        world.login(ALICE, web("laptop"));
        var before = world.whereabouts.presence(AS_BOB, ALICE).version();
        world.says(ALICE, only(BOB));
        assertThat(world.whereabouts.presence(AS_BOB, ALICE).version()).isEqualTo(before);
    }

    @Test
    void aLoginBeginsWithWhatWasSaidBefore() {
        world.says(ALICE, only(BOB));
        world.login(ALICE, web("laptop"));
        var carol = world.logins.find(ALICE).orElseThrow().privacy();
        assertThat(carol.showsPresence(ALICE, AS_CAROL)).isFalse();
    }

    @Test
    void whatIsSaidWhileALoginBeginsCounts() {
        var users = new UsersThatSpeakMeanwhile();
        var registrations = new Registrations(world.logins, users, world.loginRules, world.ids, world.clock);
        users.meanwhile = () -> world.says(ALICE, hidden());
        registrations.register(AS_ALICE, ALICE, web("laptop"));
        assertThat(world.logins.find(ALICE).orElseThrow().privacy().visibility())
                .isEqualTo(Visibility.NOBODY);
    }

    @Test
    void onlyTheOwnerAndOperatorsSay() {
        var id = new UserId("u-alice");
        assertThatThrownBy(() -> world.disclosure.change(AS_BOB, id, known -> hidden()))
                .isInstanceOf(NoSuchUser.class);
        assertThat(world.disclosure
                        .change(AS_OPERATOR, id, known -> hidden())
                        .privacy()
                        .visibility())
                .isEqualTo(Visibility.NOBODY);
    }

    private RecordingSink watching(Caller by) {
        return world.open(world.whereabouts.watch(by, ALICE, Optional.empty()));
    }

    private static Privacy hidden() {
        return saying(Visibility.NOBODY, Set.of(), Set.of());
    }

    private static Privacy only(Aor friend) {
        return saying(Visibility.ALLOWED, Set.of(friend), Set.of());
    }

    private static Privacy blocking(Aor other) {
        return saying(Visibility.EVERYONE, Set.of(), Set.of(other));
    }

    private static Privacy saying(Visibility visibility, Set<Aor> allow, Set<Aor> block) {
        return new Privacy(visibility, allow, block, false, Privacy.OPEN.version());
    }

    /** The account is changed just after it was read, and before the login is kept. */
    private final class UsersThatSpeakMeanwhile extends MemoryUsers {
        private Runnable meanwhile = () -> {};

        @Override
        public synchronized Optional<User> find(Aor aor) {
            var found = world.users.find(aor);
            var spoken = meanwhile;
            meanwhile = () -> {};
            spoken.run();
            return found;
        }
    }
}
