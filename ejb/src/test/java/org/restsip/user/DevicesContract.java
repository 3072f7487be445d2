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
        devices().add(phone);
        assertThat(devices().find(new DeviceId("d1"))).contains(phone);
        assertThat(devices().of(ALICE)).containsExactly(phone);
    }

    @Test
    void anUnknownDeviceIsNotFound() {
        devices().add(credential("d1", ALICE, 0));
        assertThat(devices().find(new DeviceId("d2"))).isEmpty();
        assertThat(devices().of(BOB)).isEmpty();
        assertThat(devices().of(Aor.of("nobody@example.com"))).isEmpty();
    }

    @Test
    void aDeviceOfNobodyIsRefused() {
        var nobodys = credential("d1", Aor.of("nobody@example.com"), 0);
        assertThatThrownBy(() -> devices().add(nobodys)).isInstanceOf(NoSuchUser.class);
        assertThat(devices().find(new DeviceId("d1"))).isEmpty();
    }

    @Test
    void theOldestDeviceComesFirst() {
        var second = credential("d1", ALICE, 60);
        var third = credential("d2", ALICE, 120);
        var first = credential("d3", ALICE, 0);
        devices().add(second);
        devices().add(third);
        devices().add(first);
        devices().add(credential("d4", BOB, 30));
        assertThat(devices().of(ALICE)).containsExactly(first, second, third);
    }

    @Test
    void theHourThatComesTwiceInAutumnKeepsItsOrder() {
        var clocksGoBack = Instant.parse("2026-10-25T00:30:00Z");
        var before = new DeviceCredential(new Device(new DeviceId("d2"), ALICE, "phone", clocksGoBack), "one");
        var after = new DeviceCredential(
                new Device(new DeviceId("d1"), ALICE, "phone", clocksGoBack.plusSeconds(3600)), "two");
        devices().add(after);
        devices().add(before);
        assertThat(devices().of(ALICE)).containsExactly(before, after);
    }

    @Test
    void aDeviceThatIsTakenAwayIsGone() {
        devices().add(credential("d1", ALICE, 0));
        assertThat(devices().remove(ALICE, new DeviceId("d1"))).isTrue();
        assertThat(devices().find(new DeviceId("d1"))).isEmpty();
        assertThat(devices().of(ALICE)).isEmpty();
        assertThat(devices().remove(ALICE, new DeviceId("d1"))).isFalse();
    }

    @Test
    void nobodyTakesAwayTheDeviceOfAnother() {
        var phone = credential("d1", ALICE, 0);
        devices().add(phone);
        assertThat(devices().remove(BOB, new DeviceId("d1"))).isFalse();
        assertThat(devices().find(new DeviceId("d1"))).contains(phone);
    }

    private static DeviceCredential credential(String id, Aor owner, int secondsLater) {
        var device = new Device(new DeviceId(id), owner, "desk phone", CREATED.plusSeconds(secondsLater));
        return new DeviceCredential(device, "secret of " + id);
    }
}
