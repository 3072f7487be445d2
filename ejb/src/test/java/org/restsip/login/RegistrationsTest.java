package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.ELSEWHERE;
import static org.restsip.World.HERE;
import static org.restsip.World.at;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.World;
import org.restsip.event.TooBusy;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;

class RegistrationsTest {
    private static final String DESK = "sip:alice@192.0.2.7";
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final World world = new World();
    private final Registrations registrations = world.registrations;

    @Test
    void aNewContactStandsInTheLogin() {
        var made = registrations.register(AS_ALICE, ALICE, web("laptop"));
        assertThat(made.created()).isTrue();
        assertThat(contacts()).containsExactly(made.contact());
        assertThat(made.contact().uri()).isEqualTo(Contact.WEB);
        assertThat(made.contact().since()).isEqualTo(world.now());
    }

    @Test
    void theSameInstanceIsTheSameContact() {
        var first = registrations.register(AS_ALICE, ALICE, web("laptop"));
        var again = registrations.register(AS_ALICE, ALICE, web("laptop"));
        assertThat(again.created()).isFalse();
        assertThat(again.contact().id()).isEqualTo(first.contact().id());
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void theSameInstanceOfAnotherUserIsAnotherContact() {
        assertThat(world.login(ALICE, web("laptop")).id())
                .isNotEqualTo(world.login(BOB, web("laptop")).id());
    }

    @Test
    void anInstanceGetsItsIdAgainAfterItWasGone() {
        var before = world.login(ALICE, web("laptop"));
        registrations.unregister(AS_ALICE, ALICE, before.id());
        var after = registrations.register(AS_ALICE, ALICE, web("laptop"));
        assertThat(after.created()).isTrue();
        assertThat(after.contact().id()).isEqualTo(before.id());
    }

    @Test
    void aSecondWebClientWithoutAnInstanceIsAnotherContact() {
        world.login(ALICE, Registration.ofWebClient());
        world.login(ALICE, Registration.ofWebClient());
        assertThat(contacts()).hasSize(2);
    }

    @Test
    void aUriWithoutAnInstanceIsTheSameContactEachTime() {
        world.login(ALICE, at(DESK, 600));
        world.login(ALICE, at(DESK, 900));
        assertThat(contacts()).extracting(Contact::uri).containsExactly(DESK);
    }

    @Test
    void nobodyRegistersForAnother() {
        assertThatThrownBy(() -> registrations.register(AS_BOB, ALICE, web("laptop")))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> registrations.register(AS_OPERATOR, ALICE, web("laptop")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void whoeverDoesNotExistCannotLogIn() {
        var ghost = Aor.of("ghost@example.com");
        assertThatThrownBy(() -> registrations.register(Caller.user(ghost), ghost, web("laptop")))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void aWebClientThatAsksForNothingIsHeldAndEndsAfterTheGrace() {
        var contact = world.login(ALICE, web("laptop"));
        assertThat(contact.life()).isEqualTo(Life.Held.until(world.now().plus(GRACE)));
    }

    @Test
    void anyOtherContactIsTimedAndLivesForTheUsualTime() {
        var phone = world.login(ALICE, registration(DESK, Optional.empty(), Optional.empty()));
        assertThat(phone.life()).isEqualTo(new Life.Timed(world.now().plusSeconds(3600)));
    }

    @Test
    void aWebClientThatAsksForATimeIsTimed() {
        var contact = world.login(ALICE, registration(Contact.WEB, Optional.empty(), Optional.of(120L)));
        assertThat(contact.life()).isEqualTo(new Life.Timed(world.now().plusSeconds(120)));
    }

    @Test
    void anyContactCanBeHeld() {
        var contact = world.login(ALICE, registration("https://example.com/", Optional.of(true), Optional.empty()));
        assertThat(contact.life()).isInstanceOf(Life.Held.class);
    }

    @Test
    void aLifeShorterThanTheShortestIsRefusedAndTheAnswerSaysWhichThatIs() {
        assertThatThrownBy(() -> world.login(ALICE, at(DESK, 59)))
                .isInstanceOfSatisfying(
                        TooBrief.class, refusal -> assertThat(refusal.seconds()).hasValue(60));
        assertThat(contacts()).isEmpty();
        assertThat(world.login(ALICE, at(DESK, 60)).life())
                .isEqualTo(new Life.Timed(world.now().plusSeconds(60)));
    }

    @Test
    void aNegativeLifeIsNotATime() {
        assertThatThrownBy(() -> world.login(ALICE, at(DESK, -1)))
                .isInstanceOf(InvalidValue.class)
                .isNotInstanceOf(TooBrief.class);
    }

    @Test
    void aLifeLongerThanTheLongestIsCut() {
        assertThat(world.login(ALICE, at(DESK, 10_000_000)).life())
                .isEqualTo(new Life.Timed(world.now().plusSeconds(86400)));
    }

    @Test
    void aContactMoreThanAllowedIsRefusedAndARefreshIsNot() {
        world.login(ALICE, web("one"));
        world.login(ALICE, web("two"));
        world.login(ALICE, web("three"));
        assertThatThrownBy(() -> world.login(ALICE, web("four"))).isInstanceOf(TooManyContacts.class);
        assertThat(world.login(ALICE, web("one"))).isNotNull();
        assertThat(contacts()).hasSize(3);
    }

    @Test
    void aContactThatIsOverMakesRoom() {
        world.login(ALICE, web("one"));
        world.login(ALICE, web("two"));
        world.login(ALICE, web("three"));
        world.clock.pass(GRACE); // and nobody has cleaned up yet
        world.login(ALICE, web("four"));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void theLastContactTakesTheLoginWithIt() {
        registrations.unregister(
                AS_ALICE, ALICE, world.login(ALICE, web("laptop")).id());
        assertThat(world.logins.find(ALICE)).isEmpty();
    }

    @Test
    void anOperatorMayEndALoginAndAStrangerMayNot() {
        var contact = world.login(ALICE, web("laptop"));
        assertThatThrownBy(() -> registrations.unregister(AS_BOB, ALICE, contact.id()))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> registrations.unregisterAll(AS_BOB, ALICE)).isInstanceOf(NotYours.class);
        registrations.unregisterAll(AS_OPERATOR, ALICE);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void aRefreshBeginsTheLifeAnewAndKeepsTheRest() {
        var made = world.login(ALICE, at(DESK, 3600));
        world.clock.passSeconds(100);
        var refreshed = registrations.refresh(AS_ALICE, ALICE, made.id(), same -> same);
        assertThat(refreshed).isEqualTo(made.living(new Life.Timed(world.now().plusSeconds(3600))));
    }

    @Test
    void aRefreshOfWhatIsOverIsGone() {
        var made = world.login(ALICE, web("laptop"));
        world.clock.pass(GRACE);
        assertThatThrownBy(() -> registrations.refresh(AS_ALICE, ALICE, made.id(), same -> same))
                .isInstanceOf(ContactGone.class);
    }

    @Test
    void aRefreshKeepsWhoHoldsTheContact() {
        var made = world.login(ALICE, web("laptop"));
        registrations.held(ALICE, made.id(), HERE);
        world.login(ALICE, web("laptop"));
        assertThat(held(made.id()).holders()).containsExactly(HERE);
    }

    @Test
    void aHeldContactLivesWhileANodeHoldsItAndForTheGraceAfterTheLastOne() {
        var made = world.login(ALICE, web("laptop"));
        registrations.held(ALICE, made.id(), HERE);
        registrations.held(ALICE, made.id(), ELSEWHERE);
        world.passSeconds(3600);
        registrations.released(ALICE, made.id(), HERE);
        world.passSeconds(3600);
        registrations.released(ALICE, made.id(), ELSEWHERE);
        world.passSeconds(29);
        assertThat(contacts()).hasSize(1);
        world.passSeconds(1);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void releasingWhatANodeDoesNotHoldDoesNotMoveTheEnd() {
        var made = world.login(ALICE, web("laptop"));
        world.clock.passSeconds(20);
        registrations.released(ALICE, made.id(), HERE);
        assertThat(held(made.id()).grace()).isEqualTo(world.now().plusSeconds(10));
    }

    @Test
    void aLostNodeHoldsNothingAndItsContactsGetTheirGrace() {
        var made = world.login(ALICE, web("laptop"));
        registrations.held(ALICE, made.id(), HERE);
        registrations.held(ALICE, made.id(), ELSEWHERE);
        world.clock.passSeconds(3600);
        registrations.releaseAllBut(Set.of(HERE));
        assertThat(held(made.id()).holders()).containsExactly(HERE);
        registrations.releaseAllBut(Set.of());
        assertThat(held(made.id())).isEqualTo(Life.Held.until(world.now().plus(GRACE)));
    }

    @Test
    void whatIsOverIsRemovedFromTheRecord() {
        world.login(ALICE, at(DESK, 60));
        world.login(ALICE, at("https://example.com/", 120));
        world.passSeconds(60);
        assertThat(world.logins.find(ALICE).orElseThrow().contacts()).hasSize(1);
        world.passSeconds(60);
        assertThat(world.logins.find(ALICE)).isEmpty();
    }

    @Test
    void oneLoginThatIsTooBusyDoesNotKeepTheOthersFromEnding() {
        world.login(ALICE, at(DESK, 60));
        world.login(BOB, at(DESK, 60));
        world.logins.failNext(new TooBusy("not now"));
        world.passSeconds(60);
        assertThat(List.of(world.logins.find(ALICE), world.logins.find(BOB)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        world.tick();
        assertThat(world.logins.owned()).isEmpty();
    }

    private List<Contact> contacts() {
        return world.whereabouts.contacts(AS_ALICE, ALICE).contacts();
    }

    private Life.Held held(ContactId id) {
        return (Life.Held) world.whereabouts.contact(AS_ALICE, ALICE, id).life();
    }

    private static Registration registration(String uri, Optional<Boolean> held, Optional<Long> seconds) {
        return new Registration(
                Optional.of(uri),
                Optional.empty(),
                held,
                seconds.map(Duration::ofSeconds),
                1,
                "",
                Optional.empty(),
                Optional.empty());
    }
}
