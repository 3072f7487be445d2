package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.World;
import org.restsip.user.DeviceLogin.Claim;

class DeviceLoginTest {
    private static final String HOME = "192.0.2.7";
    private static final String STRANGER = "198.51.100.1";

    private final World world = new World();
    private final CountingDevices devices = new CountingDevices(world.users);
    private final DeviceLogin login = new DeviceLogin(world.users, devices, world.lockOut, world.hub);
    private final DeviceCredential phone = add("d-phone", ALICE, "secret of the phone");
    private final DeviceCredential tablet = add("d-tablet", ALICE, "secret of the tablet");

    @ParameterizedTest
    @ValueSource(strings = {"d-phone", "alice@example.com", "alice", "ALICE@example.com", "Alice"})
    void aDeviceIsNamedByItsIdItsOwnersAddressOrTheLocalPart(String name) {
        assertThat(prove(name, phone.secret())).contains(Caller.user(ALICE));
    }

    @Test
    void anIdStandsForThatDeviceAloneAndAnAddressForAllOfItsOwner() {
        assertThat(prove("d-phone", tablet.secret())).isEmpty();
        assertThat(prove("alice", tablet.secret())).contains(Caller.user(ALICE));
    }

    @Test
    void aBareNameIsOfTheDomainThatWasAsked() {
        assertThat(login.prove(new Claim("alice", "example.org"), HOME, phone.secret()::equals))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "nobody@example.com", "alice@example.org", "no address!", "@"})
    void whoIsNotThereProvesNothing(String name) {
        assertThat(prove(name, "nobody's secret")).isEmpty();
    }

    @Test
    void somethingIsTriedForNobodyToo() {
        var tried = new ArrayList<String>();
        login.prove(new Claim("nobody", "example.com"), HOME, secret -> !tried.add(secret));
        assertThat(tried).hasSize(1);
    }

    @Test
    void whoIsRightAgainCostsTheStoreNothing() {
        prove("alice", phone.secret());
        var looks = devices.looks;
        assertThat(prove("alice", phone.secret())).contains(Caller.user(ALICE));
        assertThat(devices.looks).isEqualTo(looks);
    }

    @Test
    void whoIsWrongCostsTheSameLooksForKnownAndUnknownNames() {
        prove("alice", phone.secret());
        assertThat(looksOf("alice", "wrong")).isEqualTo(looksOf("nobody", "wrong"));
        assertThat(looksOf("alice@example.com", "wrong")).isEqualTo(looksOf("nobody@example.com", "wrong"));
    }

    @Test
    void aNewDeviceIsKnownAtOnce() {
        prove("alice", phone.secret());
        var laptop = add("d-laptop", ALICE, "secret of the laptop");
        assertThat(prove("alice", laptop.secret())).contains(Caller.user(ALICE));
    }

    @Test
    void aDeviceThatWasTakenAwayProvesNothingAsSoonAsThisNodeHears() {
        prove("d-phone", phone.secret());
        devices.remove(ALICE, phone.device().id());
        world.signals.tell(Rights.topic(ALICE));
        assertThat(prove("d-phone", phone.secret())).isEmpty();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
        var read = login.prove(new Claim("d-phone", "example.com"), HOME, secret -> {
            devices.remove(ALICE, phone.device().id());
            world.signals.tell(Rights.topic(ALICE));
            return secret.equals(phone.secret());
        });
        assertThat(read).isPresent();
        assertThat(prove("d-phone", phone.secret())).isEmpty();
    }

    @Test
    void aDisabledUsersDevicesProveNothing() {
        prove("alice", phone.secret());
        world.users.setDisabled(ALICE, true);
        world.signals.tell(Rights.topic(ALICE));
        assertThat(prove("alice", phone.secret())).isEmpty();
        assertThat(prove("d-phone", phone.secret())).isEmpty();
    }

    @Test
    void wrongAnswersUnderAnyNameOfAUserAreCountedTogether() {
        prove("alice", "wrong");
        prove("d-phone", "wrong");
        prove("alice@example.com", "wrong");
        assertThatThrownBy(() -> prove("d-tablet", tablet.secret())).isInstanceOf(LockedOut.class);
    }

    @Test
    void anUnknownUserIsLockedOutLikeAnyOther() {
        for (var n = 0; n < 3; n++) {
            assertThat(prove("nobody", "wrong")).isEmpty();
        }
        assertThatThrownBy(() -> prove("nobody", "wrong")).isInstanceOf(LockedOut.class);
    }

    @Test
    void strangersDoNotLockOutAPhoneWhereItHasLoggedInBefore() {
        prove("alice", phone.secret());
        for (var n = 0; n < 6; n++) {
            login.prove(new Claim("alice", "example.com"), "198.51.100." + n, secret -> false);
        }
        assertThat(prove("alice", phone.secret())).contains(Caller.user(ALICE));
        assertThatThrownBy(() -> login.prove(new Claim("alice", "example.com"), STRANGER, secret -> true))
                .isInstanceOf(LockedOut.class);
    }

    private Optional<Caller> prove(String name, String secret) {
        return login.prove(new Claim(name, "example.com"), HOME, secret::equals);
    }

    private int looksOf(String name, String secret) {
        var before = devices.looks;
        prove(name, secret);
        return devices.looks - before;
    }

    private DeviceCredential add(String id, Aor owner, String secret) {
        return devices.add(new DeviceCredential(new Device(new DeviceId(id), owner, "phone", world.now()), secret), 10);
    }

    /** Counts how often the store is asked. */
    private static final class CountingDevices extends MemoryDevices {
        private int looks;

        CountingDevices(Users users) {
            super(users);
        }

        @Override
        public synchronized Optional<DeviceCredential> find(DeviceId id) {
            looks++;
            return super.find(id);
        }

        @Override
        public synchronized List<DeviceCredential> of(Aor owner) {
            looks++;
            return super.of(owner);
        }
    }
}
