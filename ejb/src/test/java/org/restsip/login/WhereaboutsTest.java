package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.ELSEWHERE;
import static org.restsip.World.HERE;
import static org.restsip.World.at;
import static org.restsip.World.web;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.World;
import org.restsip.event.Event;
import org.restsip.event.Version;
import org.restsip.login.Presence.Status;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.user.Aor;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;

class WhereaboutsTest {
    private final World world = new World();
    private final Whereabouts whereabouts = world.whereabouts;

    @Test
    void theOwnerAndOperatorsSeeContactsAndOthersDoNot() {
        var contact = world.login(ALICE, web("laptop"));
        assertThat(whereabouts.contacts(AS_ALICE, ALICE).contacts()).containsExactly(contact);
        assertThat(whereabouts.contacts(AS_OPERATOR, ALICE).contacts()).containsExactly(contact);
        assertThatThrownBy(() -> whereabouts.contacts(AS_BOB, ALICE)).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> whereabouts.contact(AS_BOB, ALICE, contact.id()))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void whoIsNotLoggedInIsOffline() {
        assertThat(whereabouts.presence(AS_BOB, ALICE))
                .isEqualTo(new PresenceOf(ALICE, Version.NONE, Presence.OFFLINE));
        assertThat(whereabouts.contacts(AS_ALICE, ALICE).isEmpty()).isTrue();
    }

    @Test
    void whoeverDoesNotExistHasNoPresence() {
        assertThatThrownBy(() -> whereabouts.presence(AS_BOB, Aor.of("ghost@example.com")))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void whoHasLoggedInAndSaidNothingIsAvailable() {
        world.login(ALICE, web("laptop"));
        assertThat(whereabouts.presence(AS_BOB, ALICE).presence()).isEqualTo(Presence.AVAILABLE);
    }

    @Test
    void theMostReachableContactSpeaks() {
        world.login(ALICE, saying("laptop", 1, Status.AWAY, "lunch"));
        world.login(ALICE, saying("phone", 0.1, Status.BUSY, "meeting"));
        assertThat(whereabouts.presence(AS_BOB, ALICE).presence()).isEqualTo(new Presence(Status.BUSY, "meeting", ""));
    }

    @Test
    void ofTwoEquallyReachableContactsThePreferredOneSpeaks() {
        world.login(ALICE, saying("laptop", 0.5, Status.BUSY, "laptop"));
        world.login(ALICE, saying("phone", 0.8, Status.BUSY, "phone"));
        assertThat(whereabouts.presence(AS_BOB, ALICE).presence().note()).isEqualTo("phone");
    }

    @Test
    void reachableContactsComeInTheOrderOfPreference() {
        world.login(ALICE, saying("one", 0.2, Status.BUSY, ""));
        world.login(ALICE, saying("two", 0.9, Status.BUSY, ""));
        world.login(ALICE, saying("three", 0.5, Status.BUSY, ""));
        assertThat(whereabouts.reachable(ALICE)).extracting(Contact::instance).containsExactly("two", "three", "one");
    }

    @Test
    void whatIsOverIsNotThereEvenBeforeItIsRemoved() {
        var contact = world.login(ALICE, at("sip:alice@192.0.2.7", 60));
        world.clock.passSeconds(60);
        assertThat(whereabouts.contacts(AS_ALICE, ALICE).isEmpty()).isTrue();
        assertThat(whereabouts.reachable(ALICE)).isEmpty();
        assertThat(whereabouts.presence(AS_BOB, ALICE).presence()).isEqualTo(Presence.OFFLINE);
        assertThatThrownBy(() -> whereabouts.contact(AS_ALICE, ALICE, contact.id()))
                .isInstanceOf(ContactGone.class);
    }

    @Test
    void aPureRefreshChangesNeitherVersion() {
        var contact = world.login(ALICE, web("laptop"));
        var before = login();
        world.clock.passSeconds(10);
        world.login(ALICE, web("laptop"));
        world.registrations.held(ALICE, contact.id(), HERE);
        world.registrations.released(ALICE, contact.id(), HERE);
        assertThat(login().contactsVersion()).isEqualTo(before.contactsVersion());
        assertThat(login().presenceVersion()).isEqualTo(before.presenceVersion());
        assertThat(login().revision()).isGreaterThan(before.revision());
    }

    @Test
    void aSecondContactThatSaysNothingNewChangesTheContactsOnly() {
        world.login(ALICE, saying("laptop", 1, Status.AVAILABLE, ""));
        var before = login();
        world.login(ALICE, saying("phone", 0.5, Status.AWAY, ""));
        assertThat(login().contactsVersion()).isEqualTo(before.contactsVersion().next());
        assertThat(login().presenceVersion()).isEqualTo(before.presenceVersion());
    }

    @Test
    void anotherPresenceChangesBothVersions() {
        world.login(ALICE, web("laptop"));
        var before = login();
        world.login(ALICE, saying("laptop", 1, Status.AWAY, ""));
        assertThat(login().contactsVersion()).isGreaterThan(before.contactsVersion());
        assertThat(login().presenceVersion()).isGreaterThan(before.presenceVersion());
    }

    @Test
    void oneVersionNeverNamesTwoContents() {
        world.login(ALICE, web("laptop"));
        world.login(ALICE, at("sip:one@192.0.2.7", 60));
        world.login(ALICE, at("sip:two@192.0.2.7", 61));
        world.registrations.held(ALICE, login().contacts().get(0).id(), HERE);
        world.clock.passSeconds(60);
        var seen = login(); // one is over, and nobody has stored that yet
        world.clock.passSeconds(1);
        assertThat(login().contacts()).isNotEqualTo(seen.contacts());
        assertThat(login().contactsVersion()).isNotEqualTo(seen.contactsVersion());
        var before = login();
        world.tick();
        assertThat(login().contactsVersion()).isEqualTo(before.contactsVersion());
    }

    @Test
    void theOwnersStreamShowsContactsAndAStrangersPresenceOnly() {
        var mine = world.open(whereabouts.watch(AS_ALICE, ALICE, Optional.empty()));
        var theirs = world.open(whereabouts.watch(AS_BOB, ALICE, Optional.empty()));
        world.login(ALICE, web("laptop"));
        world.settle();
        assertThat(mine.entities()).hasSize(2).allMatch(Login.class::isInstance);
        assertThat(theirs.entities()).hasSize(2).allMatch(PresenceOf.class::isInstance);
        assertThat(theirs.types()).containsExactly(Event.Type.STATE, Event.Type.UPDATE);
    }

    @Test
    void aStrangersStreamIsSilentWhileThePresenceStaysTheSame() {
        world.login(ALICE, saying("laptop", 1, Status.AVAILABLE, ""));
        var theirs = world.open(whereabouts.watch(AS_BOB, ALICE, Optional.empty()));
        world.login(ALICE, saying("phone", 0.5, Status.AWAY, ""));
        world.settle();
        assertThat(theirs.events()).hasSize(1);
    }

    @Test
    void aRefreshWakesNobodyVisibly() {
        world.login(ALICE, web("laptop"));
        var mine = world.open(whereabouts.watch(AS_ALICE, ALICE, Optional.empty()));
        world.clock.passSeconds(5);
        world.login(ALICE, web("laptop"));
        world.settle();
        assertThat(mine.events()).hasSize(1);
    }

    @Test
    void watchersHearOfTheEndOfAContact() {
        world.login(ALICE, at("sip:alice@192.0.2.7", 60));
        var theirs = world.open(whereabouts.watch(AS_BOB, ALICE, Optional.empty()));
        world.passSeconds(60);
        assertThat(((PresenceOf) theirs.entities().get(1)).presence()).isEqualTo(Presence.OFFLINE);
    }

    @Test
    void aStreamOnOneContactEndsWithIt() {
        var contact = world.login(ALICE, web("laptop"));
        var mine = world.open(whereabouts.watch(AS_ALICE, ALICE, contact.id(), Optional.empty(), HERE));
        world.registrations.unregister(AS_ALICE, ALICE, contact.id());
        world.settle();
        assertThat(mine.types()).containsExactly(Event.Type.STATE, Event.Type.END);
        assertThat(mine.timesClosed()).isEqualTo(1);
    }

    @Test
    void aContactThatIsMadeAnewUnderAnOpenStreamIsHeldAgain() {
        var contact = world.login(ALICE, web("laptop"));
        world.open(whereabouts.watch(AS_ALICE, ALICE, contact.id(), Optional.empty(), HERE));
        world.registrations.unregister(AS_ALICE, ALICE, contact.id());
        world.login(ALICE, web("laptop"));
        world.settle();
        world.passSeconds(3600);
        assertThat(login().contacts()).hasSize(1);
    }

    @Test
    void anOperatorWhoWatchesAContactDoesNotHoldIt() {
        var contact = world.login(ALICE, web("laptop"));
        world.open(whereabouts.watch(AS_OPERATOR, ALICE, contact.id(), Optional.empty(), HERE));
        world.passSeconds(30);
        assertThat(login().contacts()).isEmpty();
    }

    @Test
    void aUserIsHeldFromNowOnWhileAnyNodeHoldsAContactAndThenForWhatIsLeftOfItsGrace() {
        var minute = Duration.ofMinutes(1);
        assertThat(whereabouts.heldUntil(ALICE, minute)).isEmpty();
        var contact = world.login(ALICE, web("laptop"));
        world.registrations.held(ALICE, contact.id(), ELSEWHERE);
        world.passSeconds(3600);
        assertThat(whereabouts.heldUntil(ALICE, minute)).contains(world.now().plus(minute));
        world.registrations.released(ALICE, contact.id(), ELSEWHERE);
        var released = world.now();
        world.passSeconds(20);
        assertThat(whereabouts.heldUntil(ALICE, minute)).contains(released.plusSeconds(30));
        world.passSeconds(10);
        assertThat(whereabouts.heldUntil(ALICE, minute)).isEmpty();
    }

    @Test
    void aContactThatLivesForATimeHoldsNobody() {
        world.login(ALICE, World.at("sip:alice@192.0.2.7", 3600));
        assertThat(whereabouts.heldUntil(ALICE, Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void secondsLeftAreRoundedToTheNearest() {
        var life = new Life.Timed(world.now().plusSeconds(3600));
        world.clock.pass(Duration.ofMillis(400));
        assertThat(life.secondsLeft(world.now())).hasValue(3600);
        world.clock.pass(Duration.ofMillis(200));
        assertThat(life.secondsLeft(world.now())).hasValue(3599);
    }

    private Login login() {
        return whereabouts.contacts(AS_ALICE, ALICE);
    }

    private static Registration saying(String instance, double q, Status status, String note) {
        return new Registration(
                Optional.empty(),
                Optional.of(instance),
                Optional.empty(),
                Optional.empty(),
                q,
                "",
                Optional.of(new Presence(status, note, "")),
                Optional.empty());
    }
}
