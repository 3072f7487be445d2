package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.restsip.World.ALICE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.restsip.World;
import org.restsip.user.Accounts.Signup;

class PasswordLoginTest {
    private static final String PASSWORD = "correct horse";
    private static final String HOME = "192.0.2.7";
    private static final String ELSEWHERE = "198.51.100.1";
    private static final Domains DOMAINS = new Domains(List.of("example.com"));

    private final World world = new World();
    private final Asked users = new Asked();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong verified = new AtomicLong();
    private final PasswordCheck passwords = new PasswordCheck(new Counting());
    private final Accounts accounts = new Accounts(
            users,
            new MemoryDevices(users),
            new MemorySessions(users),
            passwords,
            DOMAINS,
            new AccountRules(true, true, 8, 2),
            world.ids,
            world.signals,
            world.clock);
    private final PasswordLogin login = new PasswordLogin(
            accounts, world.lockOut, new KnownPasswords(users, world.hub, nanos::get), passwords, DOMAINS, world.ids);

    PasswordLoginTest() {
        accounts.signUp(new Signup(ALICE, PASSWORD, Optional.empty(), Optional.empty()));
    }

    @Test
    void whoeverWasJustProvedIsRecognisedWithoutTheCostOfAHash() {
        var proved = login.prove("alice", PASSWORD, HOME);
        assertThat(proved).isPresent();
        assertThat(login.prove("alice", PASSWORD, HOME)).isEqualTo(proved);
        assertThat(login.prove("alice@example.com", PASSWORD, HOME)).isEqualTo(proved);
        assertThat(verified).hasValue(1);
    }

    @Test
    void aWrongPasswordIsNotRecognisedWhereARightOneWas() {
        login.prove("alice", PASSWORD, HOME);
        assertThat(login.prove("alice", "wrong horse", HOME)).isEmpty();
    }

    @Test
    void theDatabaseIsNotAskedWithEveryRequest() {
        recognised();
        var asked = users.count;
        for (var request = 0; request < 100; request++) {
            assertThat(login.prove("alice", PASSWORD, HOME)).isPresent();
        }
        assertThat(users.count).isEqualTo(asked);
    }

    @Test
    void anOldPasswordIsWorthNothingAsSoonAsThereIsAnother() {
        var alice = recognised();
        accounts.changePassword(alice, ALICE.toString(), "another horse");
        assertThat(login.prove("alice", PASSWORD, HOME)).isEmpty();
        assertThat(login.prove("alice", "another horse", HOME)).isPresent();
    }

    @Test
    void whoeverIsShutOutIsNotRecognised() {
        var alice = recognised();
        accounts.setDisabled(new Caller(alice.aor(), java.util.Set.of(Role.OPERATOR)), ALICE.toString(), true);
        assertThat(login.prove("alice", PASSWORD, HOME)).isEmpty();
    }

    @Test
    void aChangeOfWhichNobodyToldIsFoundSoon() {
        recognised();
        users.changePassword(ALICE, "hash of another password");
        nanos.addAndGet(KnownPasswords.LIFE.toNanos());
        assertThat(login.prove("alice", PASSWORD, HOME)).isEmpty();
    }

    @Test
    void aChangeThatIsToldWhileThePasswordIsBeingReadIsNotMissed() {
        recognised();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        users.afterReading = () -> {
            users.changePassword(ALICE, "hash of another password");
            Rights.tell(world.signals, ALICE);
        };
        assertThat(login.prove("alice", PASSWORD, HOME)).isPresent();
        assertThat(login.prove("alice", PASSWORD, HOME)).isEmpty();
    }

    @Test
    void toStrangersARightGuessCostsAsMuchAsAWrongOne() {
        recognised();
        login.prove("alice", "wrong horse", ELSEWHERE);
        var before = verified.get();
        login.prove("alice", "wrong horse", ELSEWHERE);
        assertThat(verified).hasValue(before + 1);
    }

    private Caller recognised() {
        login.prove("alice", PASSWORD, HOME);
        return login.prove("alice", PASSWORD, HOME).orElseThrow();
    }

    private final class Counting implements PasswordHashing {
        private final PasswordHashing hashing = new MemoryPasswordHashing();

        @Override
        public String hash(String password) {
            return hashing.hash(password);
        }

        @Override
        public boolean verify(String password, String hash) {
            verified.incrementAndGet();
            return hashing.verify(password, hash);
        }
    }

    /** Counts how often a password is asked for. */
    private static final class Asked extends MemoryUsers {
        private int count;
        private Runnable afterReading = () -> {};

        @Override
        public synchronized Optional<KeptPassword> password(Aor aor) {
            count++;
            var kept = super.password(aor);
            var then = afterReading;
            afterReading = () -> {};
            then.run();
            return kept;
        }
    }
}
