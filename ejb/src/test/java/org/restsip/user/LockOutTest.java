package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restsip.MutableClock;
import org.restsip.event.TooBusy;

class LockOutTest {
    private static final String ALICE = "alice@example.com";
    private static final String HOME = "192.0.2.7";
    private static final String STRANGER = "198.51.100.1";
    private static final LockOutRules RULES =
            new LockOutRules(3, 6, 9, Duration.ofSeconds(30), Duration.ofSeconds(100), Duration.ofHours(1));

    private final MutableClock clock = new MutableClock();
    private final LockOut lockOut = new LockOut(
            new MemoryFailures(), RULES, new Domains(List.of("example.com")), new Ids("secret of the tests"), clock);

    @Test
    void whoFailsTooOftenMayNotEvenTry() {
        fail(ALICE, STRANGER, 3);
        assertThatThrownBy(() -> lockOut.guarded(ALICE, STRANGER, () -> Optional.of("right")))
                .isInstanceOfSatisfying(
                        LockedOut.class, locked -> assertThat(locked.seconds()).hasValue(30));
    }

    @Test
    void oneTryLessThanTooManyLocksNobodyOut() {
        fail(ALICE, STRANGER, 2);
        assertThat(succeed(ALICE, STRANGER)).isTrue();
        fail(ALICE, STRANGER, 2);
        assertThat(succeed(ALICE, STRANGER)).isTrue();
    }

    @Test
    void eachFailureMoreLocksForTwiceAsLongUpToTheLongest() {
        fail(ALICE, STRANGER, 3);
        for (var seconds : new int[] {30, 60, 100, 100}) {
            assertThat(lockedFor(ALICE, STRANGER)).isEqualTo(seconds);
            clock.passSeconds(seconds);
            fail(ALICE, STRANGER, 1);
        }
    }

    @Test
    void whoeverFailedLongAgoBeginsAnew() {
        fail(ALICE, STRANGER, 2);
        clock.pass(Duration.ofHours(2));
        fail(ALICE, STRANGER, 2);
        assertThat(succeed(ALICE, STRANGER)).isTrue();
    }

    @Test
    void namesAreOneAccountHoweverTheyAreWritten() {
        fail("ALICE", STRANGER, 1);
        fail("alice@Example.com", STRANGER, 1);
        fail(ALICE, STRANGER, 1);
        assertThat(isLocked("alice", STRANGER)).isTrue();
    }

    @Test
    void anUnknownNameIsLockedLikeAnyOther() {
        fail("no address!", STRANGER, 3);
        assertThat(isLocked("no address!", STRANGER)).isTrue();
    }

    @Test
    void guessesFromManyAddressesLockTheAccountForStrangers() {
        for (var n = 0; n < 6; n++) {
            fail(ALICE, "198.51.100." + n, 1);
        }
        assertThat(isLocked(ALICE, "198.51.100.99")).isTrue();
    }

    @Test
    void strangersDoNotLockAUserOutWhereItHasLoggedInBefore() {
        assertThat(succeed(ALICE, HOME)).isTrue();
        for (var n = 0; n < 6; n++) {
            fail(ALICE, "198.51.100." + n, 1);
        }
        assertThat(succeed(ALICE, HOME)).isTrue();
        fail(ALICE, HOME, 3);
        assertThat(isLocked(ALICE, HOME)).isTrue();
    }

    @Test
    void guessesForManyAccountsLockTheAddressButNotWhoIsKnownThere() {
        assertThat(succeed(ALICE, STRANGER)).isTrue();
        for (var n = 0; n < 9; n++) {
            fail("user" + n, STRANGER, 1);
        }
        assertThat(isLocked("carol", STRANGER)).isTrue();
        assertThat(succeed(ALICE, STRANGER)).isTrue();
        assertThat(succeed("carol", HOME)).isTrue();
    }

    @Test
    void aSuccessOfOnesOwnDoesNotHelpToGuessOthers() {
        for (var n = 0; n < 9; n++) {
            succeed("mallory", STRANGER);
            fail("user" + n, STRANGER, 1);
        }
        assertThat(isLocked("carol", STRANGER)).isTrue();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        fail(ALICE, "2001:db8::1", 1);
        fail(ALICE, "2001:db8::2", 1);
        fail(ALICE, "2001:db8:0:0:ffff::3", 1);
        assertThat(isLocked(ALICE, "2001:db8::4")).isTrue();
        assertThat(isLocked(ALICE, "2001:db8:0:1::4")).isFalse();
    }

    @Test
    void aTryThatCouldNotBeMadeIsNone() {
        for (var n = 0; n < 10; n++) {
            assertThatThrownBy(() -> lockOut.guarded(ALICE, STRANGER, () -> {
                        throw new TooBusy("the database is away");
                    }))
                    .isInstanceOf(TooBusy.class);
        }
        assertThat(succeed(ALICE, STRANGER)).isTrue();
    }

    @Test
    void ofManyGuessesAtOnceNoMoreAreTriedThanMayFail() throws Exception {
        var tried = new AtomicInteger();
        var all = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(20);
        try {
            var guesses = IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(n -> () -> {
                        try {
                            lockOut.guarded(ALICE, STRANGER, () -> {
                                tried.incrementAndGet();
                                awaitQuietly(all);
                                return Optional.empty();
                            });
                            return false;
                        } catch (LockedOut e) {
                            if (tried.get() >= 3) {
                                all.countDown();
                            }
                            return true;
                        }
                    })
                    .toList();
            var locked = 0;
            for (var guess : threads.invokeAll(guesses)) {
                locked += guess.get() ? 1 : 0;
            }
            assertThat(tried.get()).isEqualTo(3);
            assertThat(locked).isEqualTo(17);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(String account, String address, int times) {
        for (var n = 0; n < times; n++) {
            assertThat(lockOut.guarded(account, address, Optional::empty)).isEmpty();
        }
    }

    private boolean succeed(String account, String address) {
        return lockOut.guarded(account, address, () -> Optional.of("right")).isPresent();
    }

    private boolean isLocked(String account, String address) {
        try {
            lockOut.judged(account, address, () -> Optional.of("right"));
            return false;
        } catch (LockedOut e) {
            return true;
        }
    }

    private int lockedFor(String account, String address) {
        try {
            lockOut.judged(account, address, () -> Optional.of("right"));
            return 0;
        } catch (LockedOut e) {
            return e.seconds().orElseThrow();
        }
    }
}
