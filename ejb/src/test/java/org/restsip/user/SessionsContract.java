package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Sessions} does. */
public abstract class SessionsContract {
    protected static final Aor ALICE = Aor.of("alice@example.com");
    protected static final Aor BOB = Aor.of("bob@example.com");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Duration DAY = Duration.ofDays(1);

    /** The users whose sessions these are. */
    protected abstract Users users();

    /** Sessions without any in it; every call is kept when it returns. */
    protected abstract Sessions sessions();

    @BeforeEach
    protected void aliceAndBobHaveSignedUp() {
        users().add(new User(new UserId("u1"), ALICE, "Alice", NOON), "hash");
        users().add(new User(new UserId("u2"), BOB, "Bob", NOON), "hash");
    }

    @Test
    void aSessionIsFoundAsItWasOpened() {
        var session = session("s1", ALICE, NOON);
        sessions().add(session);
        assertThat(sessions().find(session.id())).contains(session);
        assertThat(sessions().find(new SessionId("s2"))).isEmpty();
    }

    @Test
    void nobodyButAUserHasASession() {
        assertThatThrownBy(() -> sessions().add(session("s1", Aor.of("carol@example.com"), NOON)))
                .isInstanceOf(NoSuchUser.class);
    }

    @Test
    void aUsersSessionsAreItsOwnOldestFirst() {
        var second = session("s1", ALICE, NOON.plusSeconds(1));
        var first = session("s2", ALICE, NOON);
        sessions().add(second);
        sessions().add(first);
        sessions().add(session("s3", BOB, NOON));
        assertThat(sessions().of(ALICE)).containsExactly(first, second);
    }

    @Test
    void aUseIsNoted() {
        sessions().add(session("s1", ALICE, NOON));
        sessions().used(new SessionId("s1"), NOON.plusSeconds(7));
        sessions().used(new SessionId("s2"), NOON.plusSeconds(7));
        var used = sessions().find(new SessionId("s1")).orElseThrow();
        assertThat(used.lastUsed()).isEqualTo(NOON.plusSeconds(7));
        assertThat(used.created()).isEqualTo(NOON);
    }

    @Test
    void anAdoptedSessionBelongsToTheNewCredentials() {
        sessions().add(session("s1", ALICE, NOON));
        sessions().adopt(new SessionId("s1"), 5);
        assertThat(sessions().find(new SessionId("s1")).orElseThrow().generation())
                .isEqualTo(5);
    }

    @Test
    void aSessionEndsAloneAndOnce() {
        sessions().add(session("s1", ALICE, NOON));
        var other = session("s2", ALICE, NOON);
        sessions().add(other);
        sessions().remove(new SessionId("s1"));
        sessions().remove(new SessionId("s1"));
        assertThat(sessions().of(ALICE)).containsExactly(other);
    }

    @Test
    void whatIsOverOrWasNotUsedIsTakenAway() {
        sessions().add(session("s1", ALICE, NOON));
        sessions().add(session("s2", ALICE, NOON.plus(DAY)));
        sessions().removeEnded(NOON.plus(DAY), NOON);
        assertThat(sessions().of(ALICE)).extracting(Session::id).containsExactly(new SessionId("s2"));
        sessions().removeEnded(NOON.plus(DAY).plus(DAY), NOON);
        assertThat(sessions().of(ALICE)).isEmpty();
    }

    private static Session session(String id, Aor owner, Instant created) {
        return new Session(new SessionId(id), owner, 3, created, created, created.plus(DAY));
    }
}
