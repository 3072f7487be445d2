package org.restsip.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Privacy;
import org.restsip.user.Privacy.Visibility;

/** What every implementation of {@link Logins} does beyond what all records do, on the first and the last node. */
public abstract class LoginsContract {
    private static final Instant LATER = Instant.parse("2126-11-23T15:04:05Z");

    private final Aor alice = somebody();
    private final Aor bob = somebody();

    /** The same logins, seen from each node. */
    protected abstract List<? extends Logins> nodes();

    @Test
    void allAreFoundAndNothingElse() {
        first().change(alice, none -> Optional.of(login(alice, Privacy.OPEN)));
        last().watch(bob); // somebody waits for a login that is not there
        assertThat(last().all()).extracting(Login::aor).contains(alice).doesNotContain(bob);
        assertThat(first().all()).extracting(Login::aor).contains(alice).doesNotContain(bob);
    }

    @Test
    void thoseAreFoundWhoAreInADirectoryOrAllowOneByName() {
        var carol = somebody();
        var dave = somebody();
        keep(alice, new Privacy(Visibility.EVERYONE, Set.of(), Set.of(), true, Version.NONE));
        keep(bob, new Privacy(Visibility.EVERYONE, Set.of(dave, somebody()), Set.of(), false, Version.NONE));
        keep(carol, new Privacy(Visibility.EVERYONE, Set.of(somebody()), Set.of(), false, Version.NONE));
        assertThat(last().naming(dave))
                .extracting(Login::aor)
                .contains(alice, bob)
                .doesNotContain(carol);
        assertThat(last().naming(carol)).extracting(Login::aor).contains(alice).doesNotContain(bob, carol);
    }

    @Test
    void whoWatchesAllHearsOfEveryChangeUntilItIsEnough() {
        var heard = new AtomicInteger();
        last().watchAll(heard::incrementAndGet);
        keep(alice, Privacy.OPEN);
        await().until(() -> heard.get() > 0);
        heard.set(0);
        first().change(alice, known -> Optional.empty());
        await().until(() -> heard.get() > 0);
        last().unwatchAll();
        heard.set(0);
        keep(alice, Privacy.OPEN);
        assertThat(first().find(alice)).isPresent();
        assertThat(heard).hasValue(0);
    }

    private void keep(Aor aor, Privacy privacy) {
        first().change(aor, none -> Optional.of(login(aor, privacy)));
    }

    private Logins first() {
        return nodes().get(0);
    }

    private Logins last() {
        return nodes().get(nodes().size() - 1);
    }

    private static Aor somebody() {
        return Aor.of("user-" + UUID.randomUUID() + "@example.com");
    }

    private static Login login(Aor aor, Privacy privacy) {
        var like = new LoginKind().record(aor, 1, LATER);
        return new Login(aor, Version.NONE, like.contactsVersion(), like.presenceVersion(), like.contacts(), privacy);
    }
}
