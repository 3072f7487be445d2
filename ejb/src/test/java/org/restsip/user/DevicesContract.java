package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Devices} does. */
public abstract class DevicesContract {
    protected static final Aor ALICE = Aor.of("alice@example.com");
    protected static final Aor BOB = Aor.of("bob@example.com");
    private static final Instant CREATED = Instant.parse("2026-11-23T15:04:05.123456Z");

    /** The owners of the devices; every call is kept when it returns. */
    protected abstract Users users();

    /** No devices at first; every call is kept when it returns. */
    protected abstract Devices devices();

    @BeforeEach
    protected void aliceAndBobHaveSignedUp() {
        users().add(new User(new UserId("u1"), ALICE, "Alice", CREATED), "hash");
        users().add(new User(new UserId("u2"), BOB, "Bob", CREATED), "hash");
    }

    @Test
    void aDeviceIsFoundWithItsSecret() {
        var phone = credential("d1", ALICE, 0);
        devices().add(phone, 10);
        assertThat(devices().find(new DeviceId("d1"))).contains(phone);
        assertThat(devices().of(ALICE)).containsExactly(phone);
    }

    @Test
    void anUnknownDeviceIsNotFound() {
        devices().add(credential("d1", ALICE, 0), 10);
        assertThat(devices().find(new DeviceId("d2"))).isEmpty();
        assertThat(devices().of(BOB)).isEmpty();
        assertThat(devices().of(Aor.of("nobody@example.com"))).isEmpty();
    }

    @Test
    void aDeviceOfNobodyIsRefused() {
        var nobodys = credential("d1", Aor.of("nobody@example.com"), 0);
        assertThatThrownBy(() -> devices().add(nobodys, 10)).isInstanceOf(NoSuchUser.class);
        assertThat(devices().find(new DeviceId("d1"))).isEmpty();
    }

    @Test
    void theOldestDeviceComesFirst() {
        var second = credential("d1", ALICE, 60);
        var third = credential("d2", ALICE, 120);
        var first = credential("d3", ALICE, 0);
        devices().add(second, 10);
        devices().add(third, 10);
        devices().add(first, 10);
        devices().add(credential("d4", BOB, 30), 10);
        assertThat(devices().of(ALICE)).containsExactly(first, second, third);
    }

    @Test
    void theHourThatComesTwiceInAutumnKeepsItsOrder() {
        var clocksGoBack = Instant.parse("2026-10-25T00:30:00Z");
        var before = new DeviceCredential(new Device(new DeviceId("d2"), ALICE, "phone", clocksGoBack), "one");
        var after = new DeviceCredential(
                new Device(new DeviceId("d1"), ALICE, "phone", clocksGoBack.plusSeconds(3600)), "two");
        devices().add(after, 10);
        devices().add(before, 10);
        assertThat(devices().of(ALICE)).containsExactly(before, after);
    }

    @Test
    void aDeviceThatIsTakenAwayIsGone() {
        devices().add(credential("d1", ALICE, 0), 10);
        assertThat(devices().remove(ALICE, new DeviceId("d1"))).isTrue();
        assertThat(devices().find(new DeviceId("d1"))).isEmpty();
        assertThat(devices().of(ALICE)).isEmpty();
        assertThat(devices().remove(ALICE, new DeviceId("d1"))).isFalse();
    }

    @Test
    void nobodyTakesAwayTheDeviceOfAnother() {
        var phone = credential("d1", ALICE, 0);
        devices().add(phone, 10);
        assertThat(devices().remove(BOB, new DeviceId("d1"))).isFalse();
        assertThat(devices().find(new DeviceId("d1"))).contains(phone);
    }

    @Test
    void nobodyHasMoreDevicesThanTheLimit() {
        devices().add(credential("d1", ALICE, 0), 2);
        devices().add(credential("d2", ALICE, 1), 2);

        assertThatThrownBy(() -> devices().add(credential("d3", ALICE, 2), 2)).isInstanceOf(TooManyDevices.class);

        assertThat(devices().of(ALICE)).hasSize(2);
        devices().add(credential("d4", BOB, 0), 2);
    }

    @Test
    void aSecondTryFindsTheDeviceOfTheFirstEvenAtTheLimit() {
        var first = credential("d1", ALICE, 0);
        assertThat(devices().add(first, 1)).isEqualTo(first);

        assertThat(devices().add(credential("d1", ALICE, 7), 1)).isEqualTo(first);

        assertThat(devices().of(ALICE)).containsExactly(first);
    }

    @Test
    void theLimitHoldsWhenManyAreAddedAtOnce() throws InterruptedException {
        var threads = java.util.stream.IntStream.range(0, 6)
                .mapToObj(n -> new Thread(() -> {
                    try {
                        devices().add(credential("d" + n, ALICE, n), 3);
                    } catch (TooManyDevices e) {
                        // as it should be for half of them
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        assertThat(devices().of(ALICE)).hasSize(3);
    }

    @Test
    void aDeviceCanHaveAnotherNameAndKeepsItsSecret() {
        var phone = credential("d1", ALICE, 0);
        devices().add(phone, 10);

        var renamed = devices().rename(ALICE, new DeviceId("d1"), "kitchen").orElseThrow();

        assertThat(renamed.name()).isEqualTo("kitchen");
        assertThat(devices().find(new DeviceId("d1"))).contains(new DeviceCredential(renamed, phone.secret()));
        assertThat(devices().rename(BOB, new DeviceId("d1"), "bob's")).isEmpty();
    }

    private static DeviceCredential credential(String id, Aor owner, int secondsLater) {
        var device = new Device(new DeviceId(id), owner, "desk phone", CREATED.plusSeconds(secondsLater));
        return new DeviceCredential(device, "secret of " + id);
    }
}
