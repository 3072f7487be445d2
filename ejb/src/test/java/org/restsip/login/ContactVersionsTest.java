package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.HERE;
import static org.restsip.World.at;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.restsip.World;
import org.restsip.event.ChangedMeanwhile;
import org.restsip.event.Expected;
import org.restsip.event.Version;

/** Which changes a contact's version tells of, and who may rely on it. */
class ContactVersionsTest {
    private static final String DESK = "sip:alice@192.0.2.7";

    private final World world = new World();
    private final Registrations registrations = world.registrations;

    @Test
    void aContactKeepsItsVersionWhileOthersComeAndGo() {
        var laptop = world.login(ALICE, web("laptop"));
        var desk = world.login(ALICE, at(DESK, 600));
        registrations.unregister(AS_ALICE, ALICE, desk.id());

        assertThat(version(laptop.id())).isEqualTo(laptop.version());
        assertThat(desk.version()).isGreaterThan(laptop.version());
    }

    @Test
    void aRefreshIsNoNewVersion() {
        var desk = world.login(ALICE, at(DESK, 600));
        world.passSeconds(10);
        registrations.refresh(AS_ALICE, ALICE, desk.id(), UnaryOperator.identity());
        registrations.held(ALICE, desk.id(), HERE);

        assertThat(version(desk.id())).isEqualTo(desk.version());
    }

    @Test
    void whatIsSeenToChangeIsANewVersion() {
        var desk = world.login(ALICE, at(DESK, 600));
        registrations.refresh(AS_ALICE, ALICE, desk.id(), wish -> labelled(wish, "new"));

        assertThat(version(desk.id())).isGreaterThan(desk.version());
    }

    @Test
    void aContactThatIsHeldFromNowOnIsSeenToChange() {
        var laptop = world.login(ALICE, web("laptop"));
        registrations.refresh(AS_ALICE, ALICE, laptop.id(), wish -> lasting(wish, 600));

        assertThat(version(laptop.id())).isGreaterThan(laptop.version());
    }

    @Test
    void aContactThatIsMadeAnewNeverHasAnOldVersion() {
        var first = world.login(ALICE, at(DESK, 600));
        registrations.unregister(AS_ALICE, ALICE, first.id());
        world.passSeconds(1);

        assertThat(world.login(ALICE, at(DESK, 600)).version()).isGreaterThan(first.version());
    }

    @Test
    void whoBelievesInAnotherVersionChangesNothing() {
        var desk = world.login(ALICE, at(DESK, 600));
        var wrong = Expected.oneOf(Set.of(desk.version().next()));

        assertThatThrownBy(
                        () -> registrations.refresh(AS_ALICE, ALICE, desk.id(), wish -> labelled(wish, "new"), wrong))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> registrations.unregister(AS_ALICE, ALICE, desk.id(), wrong))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> registrations.unregisterAll(AS_ALICE, ALICE, wrong))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(world.whereabouts.contacts(AS_ALICE, ALICE).contacts()).containsExactly(desk);
    }

    @Test
    void whoBelievesInTheRightOneDoes() {
        var desk = world.login(ALICE, at(DESK, 600));
        registrations.unregister(AS_ALICE, ALICE, desk.id(), Expected.oneOf(Set.of(desk.version())));
        var again = world.login(ALICE, at(DESK, 600));
        var login = world.whereabouts.contacts(AS_ALICE, ALICE);
        registrations.unregisterAll(AS_ALICE, ALICE, Expected.oneOf(Set.of(login.contactsVersion())));

        assertThat(world.whereabouts.contact(ALICE, again.id())).isEmpty();
    }

    @Test
    void whoWantsANewContactDoesNotChangeTheOneThatIsThere() {
        registrations.register(AS_ALICE, ALICE, web("laptop"), Expected.NOTHING);

        assertThatThrownBy(() -> registrations.register(AS_ALICE, ALICE, web("laptop"), Expected.NOTHING))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(registrations
                        .register(AS_ALICE, ALICE, web("other"), Expected.NOTHING)
                        .created())
                .isTrue();
    }

    private Version version(ContactId id) {
        return world.whereabouts.contact(AS_ALICE, ALICE, id).version();
    }

    private static Registration labelled(Registration wish, String label) {
        return new Registration(
                wish.uri(),
                wish.instance(),
                wish.held(),
                wish.expires(),
                wish.q(),
                label,
                wish.presence(),
                wish.phone());
    }

    private static Registration lasting(Registration wish, long seconds) {
        return new Registration(
                wish.uri(),
                wish.instance(),
                Optional.of(false),
                Optional.of(Duration.ofSeconds(seconds)),
                wish.q(),
                wish.label(),
                wish.presence(),
                wish.phone());
    }
}
