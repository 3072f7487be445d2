package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;
import static org.restsip.World.CAROL;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restsip.World;

class SignInsTest {
    private static final Caller APPLICATION = new Caller(BOB, Set.of(Role.APPLICATION));

    private final World world = new World();
    private final SignIns signIns = world.signIns;

    @Test
    void theTokenOfASessionSaysWhoItsHolderIsAndWhatItMay() {
        world.users.grant(ALICE, Role.VIEWER);
        var opened = signIns.open(AS_ALICE);
        var caller = signIns.caller(opened.token()).orElseThrow();
        assertThat(caller.aor()).isEqualTo(ALICE);
        assertThat(caller.roles()).containsExactly(Role.VIEWER);
        assertThat(signIns.current(caller).orElseThrow().id())
                .isEqualTo(opened.session().id());
    }

    @Test
    void theTokenIsNeitherKeptNorPrinted() {
        var opened = signIns.open(AS_ALICE);
        assertThat(opened.token().value()).hasSizeGreaterThan(40);
        assertThat(opened.session().id().value()).doesNotContain(opened.token().value());
        assertThat(opened.toString()).doesNotContain(opened.token().value());
        assertThat(signIns.caller(new Token(opened.session().id().value()))).isEmpty();
    }

    @Test
    void aTokenThatNobodyWasGivenIsNobodys() {
        assertThat(signIns.caller(new Token("tAAAA"))).isEmpty();
        assertThat(signIns.caller(new Token(""))).isEmpty();
    }

    @Test
    void aSessionThatIsNotUsedEndsAfterAWeek() {
        var token = signIns.open(AS_ALICE).token();
        world.clock.pass(Duration.ofDays(6));
        assertThat(signIns.caller(token)).isPresent();
        world.clock.pass(Duration.ofDays(6));
        assertThat(signIns.caller(token)).isPresent();
        world.clock.pass(Duration.ofDays(7));
        assertThat(signIns.caller(token)).isEmpty();
    }

    @Test
    void aSessionEndsAfterThirtyDaysHoweverItIsUsed() {
        var token = signIns.open(AS_ALICE).token();
        for (var week = 0; week < 5; week++) {
            world.clock.pass(Duration.ofDays(5));
            assertThat(signIns.caller(token)).isPresent();
        }
        world.clock.pass(Duration.ofDays(5));
        assertThat(signIns.caller(token)).isEmpty();
    }

    @Test
    void whatHasEndedIsTakenAway() {
        signIns.open(AS_ALICE);
        world.clock.pass(Duration.ofDays(8));
        signIns.endDue();
        assertThat(world.sessions.of(ALICE)).isEmpty();
    }

    @Test
    void theFirstUseIsWrittenDownAtOnceAndTheNextOnlyAfterSomeMinutes() {
        var token = signIns.open(AS_ALICE).token();
        var opened = world.now();
        world.clock.passSeconds(1);
        signIns.caller(token);
        world.clock.passSeconds(200);
        signIns.caller(token);
        assertThat(world.sessions.of(ALICE).get(0).lastUsed()).isEqualTo(opened.plusSeconds(1));
        world.clock.passSeconds(200);
        signIns.caller(token);
        assertThat(world.sessions.of(ALICE).get(0).lastUsed()).isEqualTo(opened.plusSeconds(401));
    }

    @Test
    void oneSessionTooManyEndsTheOneThatWasUsedLeast() {
        var first = signIns.open(AS_ALICE).token();
        world.clock.passSeconds(1);
        signIns.caller(first);
        var second = signIns.open(AS_ALICE).token();
        world.clock.passSeconds(1);
        var third = signIns.open(AS_ALICE).token();
        var fourth = signIns.open(AS_ALICE).token();
        assertThat(signIns.caller(second)).isEmpty();
        assertThat(signIns.caller(first)).isPresent();
        assertThat(signIns.caller(third)).isPresent();
        assertThat(signIns.caller(fourth)).isPresent();
    }

    @Test
    void whoeverEndsItsSessionIsAStrangerAfterwardsAndItsStreamsAreToLook() {
        var token = signIns.open(AS_ALICE).token();
        var caller = signIns.caller(token).orElseThrow();
        assertThat(world.rights.of(caller).ended()).isEmpty();
        signIns.end(caller);
        assertThat(signIns.caller(token)).isEmpty();
        assertThat(world.rights.of(caller).ended()).isPresent();
    }

    @Test
    void aPasswordThatIsChangedWhileASessionOpensOpensNone() {
        var proved = new Caller(ALICE, Set.of(), new Proof.OfPassword(0));
        world.users.changePassword(ALICE, "another hash");
        var opened = signIns.open(proved);
        assertThat(signIns.caller(opened.token())).isEmpty();
        assertThat(world.rights.of(proved).ended()).isPresent();
    }

    @Test
    void whoeverIsThrownOutHasNoSessionLeft() {
        var token = signIns.open(AS_ALICE).token();
        assertThatThrownBy(() -> signIns.expel(AS_BOB, ALICE)).isInstanceOf(NotYours.class);
        signIns.expel(AS_OPERATOR, ALICE);
        assertThat(signIns.caller(token)).isEmpty();
        assertThat(world.sessions.of(ALICE)).isEmpty();
    }

    @Test
    void aDisabledUsersSessionsCountNoMoreNorDoTheyAfterwards() {
        var token = signIns.open(AS_ALICE).token();
        world.users.setDisabled(ALICE, true);
        assertThat(signIns.caller(token)).isEmpty();
        world.users.setDisabled(ALICE, false);
        assertThat(signIns.caller(token)).isEmpty();
    }

    @Test
    void anApplicationOpensSessionsForUsersOfItsDomain() {
        var opened = signIns.openFor(APPLICATION, ALICE.toString());
        assertThat(signIns.caller(opened.token()).orElseThrow().aor()).isEqualTo(ALICE);
    }

    @Test
    void nobodyElseDoesAndNotForOthers() {
        assertThatThrownBy(() -> signIns.openFor(AS_BOB, ALICE.toString())).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> signIns.openFor(AS_OPERATOR, ALICE.toString())).isInstanceOf(NotYours.class);
        var elsewhere = new Caller(Aor.of("app@example.org"), Set.of(Role.APPLICATION));
        assertThatThrownBy(() -> signIns.openFor(elsewhere, ALICE.toString())).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> signIns.openFor(APPLICATION, "dave@example.com"))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void anApplicationDoesNotBecomeMoreThanItIs() {
        world.users.grant(CAROL, Role.ADMIN);
        assertThatThrownBy(() -> signIns.openFor(APPLICATION, CAROL.toString())).isInstanceOf(NotYours.class);
    }

    @Test
    void theWordOfAnIssuerIsGoodUntilItsTime() {
        var caller = new Caller(ALICE, Set.of(), new Proof.OfIssuer(world.now().plusSeconds(60)));
        assertThat(world.rights.of(caller).ended()).isEmpty();
        world.clock.passSeconds(60);
        assertThat(world.rights.of(caller).ended()).isPresent();
    }

    @Test
    void whoeverMayDoLessThanBeforeHasToComeAgain() {
        var caller = new Caller(ALICE, Set.of(Role.VIEWER));
        assertThat(world.rights.of(caller).ended()).isPresent();
        world.users.grant(ALICE, Role.VIEWER);
        assertThat(world.rights.of(caller).ended()).isEmpty();
    }
}
