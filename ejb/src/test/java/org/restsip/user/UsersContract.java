package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.event.Version;

/** What every implementation of {@link Users} does. */
public abstract class UsersContract {
    private static final Instant CREATED = Instant.parse("2026-11-23T15:04:05.123456Z");

    private static final Aor ALICE = Aor.of("alice@example.com");

    /** Users without anyone in it; every call is kept when it returns. */
    protected abstract Users users();

    /** Gives a user a right, however that is done. */
    protected abstract void grant(Aor aor, Role role);

    @Test
    void aUserIsFoundByAddressAndById() {
        var users = users();
        var alice = user("u1", "alice@example.com");
        users.add(alice, "hash");
        assertThat(users.find(alice.aor())).contains(alice);
        assertThat(users.find(alice.id())).contains(alice);
    }

    @Test
    void whoeverNeverSignedUpIsNotFound() {
        var users = users();
        users.add(user("u1", "alice@example.com"), "hash");
        var bob = Aor.of("bob@example.com");
        assertThat(users.find(bob)).isEmpty();
        assertThat(users.find(new UserId("u2"))).isEmpty();
        assertThat(users.passwordHash(bob)).isEmpty();
        assertThat(users.roles(bob)).isEmpty();
    }

    @Test
    void oneLocalPartInTwoDomainsAreTwoUsers() {
        var users = users();
        users.add(user("u1", "alice@example.com"), "one");
        users.add(user("u2", "alice@example.org"), "two");
        assertThat(users.passwordHash(Aor.of("alice@example.com"))).contains("one");
        assertThat(users.passwordHash(Aor.of("alice@example.org"))).contains("two");
    }

    @Test
    void aTakenAddressIsRefusedAndItsUserStaysAsItWas() {
        var users = users();
        var first = user("u1", "alice@example.com");
        users.add(first, "first");
        assertThatThrownBy(() -> users.add(user("u2", "alice@example.com"), "second"))
                .isInstanceOf(AlreadySignedUp.class)
                .hasMessageContaining("alice@example.com");
        assertThat(users.find(first.aor())).contains(first);
        assertThat(users.find(new UserId("u2"))).isEmpty();
        assertThat(users.passwordHash(first.aor())).contains("first");
    }

    @Test
    void ofManyWhoSignUpByOneAddressAtOnceOneSucceeds() throws Exception {
        var users = users();
        var many = 8;
        var start = new CyclicBarrier(many);
        var threads = Executors.newFixedThreadPool(many);
        try {
            var signups = IntStream.range(0, many)
                    .<Callable<String>>mapToObj(n -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        users.add(user("u" + n, "alice@example.com"), "hash" + n);
                        return "hash" + n;
                    })
                    .toList();
            var kept = new ArrayList<String>();
            for (var signup : threads.invokeAll(signups)) {
                keep(signup, kept);
            }
            assertThat(kept).hasSize(1);
            assertThat(users.passwordHash(Aor.of("alice@example.com"))).contains(kept.get(0));
        } finally {
            threads.shutdownNow();
        }
    }

    private static void keep(Future<String> signup, List<String> kept) throws InterruptedException {
        try {
            kept.add(signup.get());
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(AlreadySignedUp.class);
        }
    }

    @Test
    void whatAUserSaysIsKept() {
        var users = users();
        var alice = user("u1", "alice@example.com");
        users.add(alice, "hash");
        var said = new Privacy(
                Privacy.Visibility.ALLOWED,
                Set.of(Aor.of("bob@example.com"), Aor.of("carol@example.com")),
                Set.of(Aor.of("dave@example.org")),
                true,
                new Version(1_795_446_245_123_456L, 7));
        assertThat(users.change(alice.id(), known -> known.with(said))).contains(alice.with(said));
        assertThat(users.find(alice.aor())).contains(alice.with(said));
        assertThat(users.passwordHash(alice.aor())).contains("hash");
        assertThat(users.change(alice.id(), known -> known.with(Privacy.OPEN))).contains(alice);
    }

    @Test
    void whoeverIsNotThereSaysNothing() {
        assertThat(users().change(new UserId("u1"), known -> known)).isEmpty();
    }

    @Test
    void theLongestListsHaveRoom() {
        var users = users();
        var alice = user("u1", "alice@example.com");
        users.add(alice, "hash");
        var label = "a".repeat(63);
        var domain = String.join(".", label, label, label, "b".repeat(61));
        var many = IntStream.range(0, Privacy.MAX_LISTED)
                .mapToObj(n -> new Aor("l".repeat(60) + (1000 + n), domain))
                .collect(Collectors.toSet());
        var said = new Privacy(Privacy.Visibility.NOBODY, many, many, false, Version.NONE);
        users.change(alice.id(), known -> known.with(said));
        assertThat(users.find(alice.id()).orElseThrow().privacy()).isEqualTo(said);
    }

    @Test
    void ofTwoWhoChangeAtOnceNeitherIsLost() throws Exception {
        var users = users();
        var alice = user("u1", "alice@example.com");
        users.add(alice, "hash");
        var many = 8;
        var threads = Executors.newFixedThreadPool(many);
        try {
            var changes = IntStream.range(0, many)
                    .<Callable<Optional<User>>>mapToObj(n -> () -> users.change(
                            alice.id(),
                            known -> known.with(known.privacy()
                                    .changedTo(
                                            blocking(known.privacy(), Aor.of("user" + n + "@example.com")), CREATED))))
                    .toList();
            for (var change : threads.invokeAll(changes)) {
                change.get();
            }
        } finally {
            threads.shutdownNow();
        }
        var privacy = users.find(alice.id()).orElseThrow().privacy();
        assertThat(privacy.block()).hasSize(many);
        assertThat(privacy.version().counter()).isEqualTo(many);
    }

    private static Privacy blocking(Privacy before, Aor other) {
        var block = new HashSet<>(before.block());
        block.add(other);
        return new Privacy(before.visibility(), before.allow(), block, before.directory(), before.version());
    }

    @Test
    void namesKeepEveryCharacter() {
        var users = users();
        var name = "Zoë 🎧 \"O'Neill\" — 山田";
        var zoe = new User(new UserId("u1"), Aor.of("zoe@example.com"), name, CREATED);
        users.add(zoe, "hash");
        assertThat(users.find(zoe.id()).orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void theLongestAddressHasRoom() {
        var label = "a".repeat(63);
        var longest = new Aor("l".repeat(64), String.join(".", label, label, label, "b".repeat(61)));
        var users = users();
        users.add(new User(new UserId("u1"), longest, "n".repeat(200), CREATED), "hash");
        assertThat(users.find(longest)).isPresent();
    }

    @Test
    void aUserHasNoRolesUntilTheyAreGranted() {
        var users = users();
        var alice = Aor.of("alice@example.com");
        users.add(user("u1", alice.toString()), "hash");
        assertThat(users.roles(alice)).isEmpty();
        grant(alice, Role.VIEWER);
        grant(alice, Role.ADMIN);
        assertThat(users.roles(alice)).containsExactlyInAnyOrder(Role.VIEWER, Role.ADMIN);
    }

    @Test
    void aNewcomerIsNeitherDisabledNorHasItRights() {
        var users = withAlice();
        assertThat(users.standing(ALICE)).contains(new Standing(Set.of(), false, 0));
        assertThat(users.standing(Aor.of("bob@example.com"))).isEmpty();
    }

    @Test
    void rolesAreSetAndTakenAway() {
        var users = withAlice();
        users.setRoles(ALICE, Set.of(Role.VIEWER, Role.APPLICATION));
        assertThat(users.roles(ALICE)).containsExactlyInAnyOrder(Role.VIEWER, Role.APPLICATION);
        users.setRoles(ALICE, Set.of(Role.VIEWER));
        assertThat(users.standing(ALICE)).contains(new Standing(Set.of(Role.VIEWER), false, 0));
    }

    @Test
    void withANewPasswordWhatWasProvedCountsNoMore() {
        var users = withAlice();
        assertThat(users.changePassword(ALICE, "other")).isEqualTo(1);
        assertThat(users.passwordHash(ALICE)).contains("other");
        assertThat(users.standing(ALICE)).contains(new Standing(Set.of(), false, 1));
    }

    @Test
    void thePasswordComesWithHowThingsStandWithItsUser() {
        var users = withAlice();
        users.setRoles(ALICE, Set.of(Role.VIEWER, Role.APPLICATION));
        users.setDisabled(ALICE, true);
        users.changePassword(ALICE, "other");
        assertThat(users.password(ALICE))
                .contains(new KeptPassword("other", new Standing(Set.of(Role.VIEWER, Role.APPLICATION), true, 2)));
        assertThat(users.password(Aor.of("bob@example.com"))).isEmpty();
    }

    @Test
    void whoeverIsShutOutAndLetInAgainHasToProveItself() {
        var users = withAlice();
        users.setDisabled(ALICE, true);
        assertThat(users.standing(ALICE)).contains(new Standing(Set.of(), true, 1));
        users.setDisabled(ALICE, false);
        assertThat(users.standing(ALICE)).contains(new Standing(Set.of(), false, 2));
    }

    @Test
    void whoeverIsThrownOutHasToProveItself() {
        var users = withAlice();
        users.expel(ALICE);
        assertThat(users.standing(ALICE)).contains(new Standing(Set.of(), false, 1));
        assertThat(users.passwordHash(ALICE)).contains("hash");
    }

    @Test
    void nothingIsChangedOfNobody() {
        var users = withAlice();
        var bob = Aor.of("bob@example.com");
        assertThatThrownBy(() -> users.changePassword(bob, "other")).isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> users.setRoles(bob, Set.of(Role.ADMIN))).isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> users.setDisabled(bob, true)).isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> users.expel(bob)).isInstanceOf(NoSuchUser.class);
    }

    private Users withAlice() {
        var users = users();
        users.add(user("u1", ALICE.toString()), "hash");
        return users;
    }

    private static User user(String id, String address) {
        return new User(new UserId(id), Aor.of(address), "Someone", CREATED);
    }

    @Test
    void whatAUserSaysOfItselfIsKeptUnderTheNextVersion() {
        var before = new User(new UserId("u-fields"), Aor.of("fields@example.com"), "Fields", CREATED);
        users().add(before, "hash");
        var fields = new FreeFields(new java.util.TreeMap<>(java.util.Map.of("title", "a: \\n b", "empty", "")));

        var changed = users().change(before.id(), user -> user.changedTo(user.with("Other", fields), CREATED))
                .orElseThrow();

        assertThat(changed.fields()).isEqualTo(fields);
        assertThat(changed.name()).isEqualTo("Other");
        assertThat(changed.version()).isEqualTo(before.version().next());
        assertThat(users().find(before.id())).contains(changed);
        assertThat(users().change(before.id(), user -> user.changedTo(user, CREATED)))
                .contains(changed);
    }

    @Test
    void aRemovedUserIsGoneAndTheAddressIsFree() {
        var first = new User(new UserId("u-first"), Aor.of("gone@example.com"), "First", CREATED);
        users().add(first, "hash");

        assertThat(users().remove(first.id())).isTrue();

        assertThat(users().find(first.id())).isEmpty();
        assertThat(users().find(first.aor())).isEmpty();
        assertThat(users().passwordHash(first.aor())).isEmpty();
        assertThat(users().remove(first.id())).isFalse();
        var second = new User(new UserId("u-second"), first.aor(), "Second", CREATED);
        users().add(second, "other hash");
        assertThat(users().find(first.aor())).contains(second);
    }
}
