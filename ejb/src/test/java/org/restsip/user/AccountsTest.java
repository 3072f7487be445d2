package org.restsip.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restsip.InvalidValue;
import org.restsip.event.Topic;
import org.restsip.user.Accounts.SignedUp;
import org.restsip.user.Accounts.Signup;

class AccountsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:04:05Z");
    private static final Aor ALICE = Aor.of("alice@example.com");
    private static final Aor BOB = Aor.of("bob@example.com");
    private static final String PASSWORD = "correct horse";

    private final MemoryUsers users = new MemoryUsers();
    private final MemoryDevices devices = new MemoryDevices(users);
    private final MemorySessions sessions = new MemorySessions(users);
    private final List<Topic> told = new ArrayList<>();
    private final CountingHashing hashing = new CountingHashing();
    private final Accounts accounts = accounts(true);

    @Test
    void whoSignsUpIsFoundByAddress() {
        var alice = signUp(ALICE).user();
        assertThat(alice.aor()).isEqualTo(ALICE);
        assertThat(alice.created()).isEqualTo(NOW);
        assertThat(accounts.find(ALICE)).contains(alice);
    }

    @Test
    void aUserWithoutANameIsCalledByTheLocalPart() {
        assertThat(signUp(ALICE).user().name()).isEqualTo("alice");
        assertThat(accounts.signUp(new Signup(BOB, PASSWORD, Optional.of("Bob B."), Optional.empty()))
                        .user()
                        .name())
                .isEqualTo("Bob B.");
    }

    @Test
    void twoUsersHaveTwoIds() {
        assertThat(signUp(ALICE).user().id()).isNotEqualTo(signUp(BOB).user().id());
    }

    @Test
    void thePasswordItselfIsNotKept() {
        signUp(ALICE);
        assertThat(users.passwordHash(ALICE)).isPresent().get().isNotEqualTo(PASSWORD);
    }

    @Test
    void aTakenAddressIsRefused() {
        signUp(ALICE);
        assertThatThrownBy(() -> signUp(Aor.of("ALICE@example.com"))).isInstanceOf(AlreadySignedUp.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "seven77", "aaaaaaaaaaaa", "abababcbcbcb", "alice@example.com", "Alice@Example.com"
            })
    void aWeakPasswordIsRefused(String weak) {
        assertThatThrownBy(() -> accounts.signUp(new Signup(ALICE, weak, Optional.empty(), Optional.empty())))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).contains("password"));
        assertThat(accounts.find(ALICE)).isEmpty();
    }

    @Test
    void aPasswordWithoutEndIsRefusedBeforeItIsHashed() {
        var endless = "word".repeat(65);
        assertThatThrownBy(() -> accounts.signUp(new Signup(ALICE, endless, Optional.empty(), Optional.empty())))
                .isInstanceOf(InvalidValue.class);
        assertThat(hashing.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void aNameThatCannotBeShownIsRefused(String name) {
        assertThatThrownBy(() -> accounts.signUp(new Signup(ALICE, PASSWORD, Optional.of(name), Optional.empty())))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).contains("name"));
    }

    @Test
    void aDomainThatIsNotOursIsRefused() {
        assertThatThrownBy(() -> signUp(Aor.of("alice@example.net")))
                .isInstanceOf(SignupRefused.class)
                .hasMessageContaining("example.net");
    }

    @Test
    void whileSignupIsClosedOnlyOperatorsMakeAccounts() {
        var closed = accounts(false);
        var wanted = new Signup(ALICE, PASSWORD, Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> closed.signUp(wanted)).isInstanceOf(SignupRefused.class);
        assertThat(closed.create(wanted).user().aor()).isEqualTo(ALICE);
    }

    @Test
    void whereTheUsersAreKeptElsewhereNobodySignsUpOrChangesAPassword() {
        signUp(ALICE);
        var elsewhere = accounts(false, true);
        assertThatThrownBy(() -> elsewhere.signUp(new Signup(BOB, PASSWORD, Optional.empty(), Optional.empty())))
                .isInstanceOf(SignupRefused.class);
        assertThatThrownBy(() -> elsewhere.changePassword(Caller.user(ALICE), ALICE.toString(), "another horse"))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void whoeverAnotherStoreVouchesForIsMadeOnceAndOnlyInOurDomains() {
        var made = accounts.welcome(ALICE, Optional.of("Alice")).orElseThrow();
        assertThat(accounts.find(ALICE).orElseThrow().name()).isEqualTo("Alice");
        assertThat(accounts.welcome(ALICE, Optional.empty())).contains(made);
        assertThat(accounts.welcome(Aor.of("alice@example.net"), Optional.empty()))
                .isEmpty();
        users.setDisabled(ALICE, true);
        assertThat(accounts.welcome(ALICE, Optional.empty())).isEmpty();
    }

    @Test
    void rolesOfADirectoryAreGivenAndTakenThereAndTheOthersHere() {
        var operators = Set.of(Role.OPERATOR);
        accounts.welcome(ALICE, Optional.empty());
        users.grant(ALICE, Role.OUTBOUND);
        assertThat(accounts.welcome(ALICE, Optional.empty(), new Appointments(operators, operators))
                        .orElseThrow()
                        .roles())
                .containsExactlyInAnyOrder(Role.OPERATOR, Role.OUTBOUND);
        assertThat(told).containsExactly(Rights.topic(ALICE));
        assertThat(accounts.welcome(ALICE, Optional.empty(), new Appointments(operators, Set.of()))
                        .orElseThrow()
                        .roles())
                .containsExactly(Role.OUTBOUND);
        accounts.welcome(ALICE, Optional.empty(), new Appointments(operators, Set.of()));
        assertThat(told).hasSize(2);
    }

    @Test
    void whoeverHasNoPasswordHereProvesNothingByOne() {
        accounts.welcome(ALICE, Optional.empty());
        assertThat(accounts.authenticate("alice", "")).isEmpty();
        assertThat(hashing.asked).contains("verify");
    }

    @Test
    void aNewPasswordIsTheOnlyOne() {
        signUp(ALICE);
        var before = accounts.authenticate("alice", PASSWORD).orElseThrow();
        accounts.changePassword(before, ALICE.toString(), "another horse");
        assertThat(accounts.authenticate("alice", PASSWORD)).isEmpty();
        assertThat(accounts.authenticate("alice", "another horse").orElseThrow().proof())
                .isNotEqualTo(before.proof());
        assertThat(told).containsExactly(Rights.topic(ALICE));
    }

    @Test
    void anOperatorDoesNotTakeOverAnAdministrator() {
        signUp(ALICE);
        users.grant(ALICE, Role.ADMIN);
        var operator = new Caller(BOB, Set.of(Role.OPERATOR));
        assertThatThrownBy(() -> accounts.changePassword(operator, ALICE.toString(), "another horse"))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> accounts.setDisabled(operator, ALICE.toString(), true))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> accounts.setRoles(operator, ALICE.toString(), Set.of()))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void aDisabledUserProvesNothingByItsPassword() {
        signUp(ALICE);
        accounts.setDisabled(new Caller(BOB, Set.of(Role.OPERATOR)), ALICE.toString(), true);
        assertThat(accounts.authenticate("alice", PASSWORD)).isEmpty();
    }

    @Test
    void theRightPasswordProvesWhoOneIsAndWhatOneMay() {
        signUp(ALICE);
        users.grant(ALICE, Role.OPERATOR);
        assertThat(accounts.authenticate("alice@example.com", PASSWORD).orElseThrow())
                .satisfies(caller -> assertThat(caller.aor()).isEqualTo(ALICE))
                .satisfies(caller -> assertThat(caller.roles()).containsExactly(Role.OPERATOR));
    }

    @Test
    void theLocalPartIsEnoughInTheFirstDomain() {
        signUp(ALICE);
        assertThat(accounts.authenticate("alice", PASSWORD))
                .contains(new Caller(ALICE, Set.of(), new Proof.OfPassword(0)));
    }

    @Test
    void aWrongPasswordAnUnknownUserAndNoAddressAtAllLookAlikeAndCostTheSame() {
        signUp(ALICE);
        assertThat(accounts.authenticate("nobody@example.com", PASSWORD)).isEmpty(); // makes nobody's hash, once
        hashing.asked.clear();
        for (var name : List.of("alice@example.com", "nobody@example.com", "no address!")) {
            assertThat(accounts.authenticate(name, "wrong horse")).isEmpty();
        }
        assertThat(hashing.asked).containsExactly("verify", "verify", "verify");
    }

    @Test
    void aFirstDeviceComesWithTheSignup() {
        var signedUp = accounts.signUp(new Signup(ALICE, PASSWORD, Optional.empty(), Optional.of("desk phone")));
        var credential = signedUp.device().orElseThrow();
        assertThat(credential.device().name()).isEqualTo("desk phone");
        assertThat(credential.secret()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(devices.of(ALICE)).containsExactly(credential);
        assertThat(signUp(BOB).device()).isEmpty();
    }

    @Test
    void aUserAddsDevicesByIdOrByAddress() {
        var alice = signUp(ALICE).user();
        var phone = accounts.addDevice(Caller.user(ALICE), ALICE.toString(), "phone", Attempt.ONCE)
                .credential();
        var tablet = accounts.addDevice(Caller.user(ALICE), alice.id().value(), "tablet", Attempt.ONCE)
                .credential();
        assertThat(phone.secret()).isNotEqualTo(tablet.secret());
        assertThat(accounts.devices(Caller.user(ALICE), ALICE.toString()))
                .containsExactlyInAnyOrder(phone.device(), tablet.device());
    }

    @Test
    void aDeviceMoreThanTheRulesAllowIsRefused() {
        signUp(ALICE);
        var phone = addPhone(ALICE);
        addPhone(ALICE);
        assertThatThrownBy(() -> addPhone(ALICE))
                .isInstanceOf(TooManyDevices.class)
                .hasMessageContaining("2");
        accounts.removeDevice(
                Caller.user(ALICE), ALICE.toString(), phone.device().id());
        assertThat(addPhone(ALICE)).isNotNull();
    }

    @Test
    void aRemovedDeviceProvesNothing() {
        signUp(ALICE);
        var id = addPhone(ALICE).device().id();
        accounts.removeDevice(Caller.user(ALICE), ALICE.toString(), id);
        assertThat(devices.find(id)).isEmpty();
        assertThat(told).contains(Rights.topic(ALICE));
        assertThat(accounts.devices(Caller.user(ALICE), ALICE.toString())).isEmpty();
        assertThatThrownBy(() -> accounts.removeDevice(Caller.user(ALICE), ALICE.toString(), id))
                .isInstanceOf(NoSuchDevice.class);
    }

    @Test
    void theDevicesOfOthersAreNotThereForAUserAndAreForAnOperator() {
        signUp(ALICE);
        signUp(BOB);
        var id = addPhone(ALICE).device().id();
        var bob = Caller.user(BOB);
        assertThatThrownBy(() -> accounts.devices(bob, ALICE.toString())).isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> accounts.addDevice(bob, ALICE.toString(), "phone", Attempt.ONCE))
                .isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> accounts.removeDevice(bob, ALICE.toString(), id))
                .isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> accounts.removeDevice(bob, BOB.toString(), id)).isInstanceOf(NoSuchDevice.class);

        var operator = new Caller(BOB, Set.of(Role.OPERATOR));
        assertThat(accounts.devices(operator, ALICE.toString())).hasSize(1);
    }

    @Test
    void nothingPrintsASecret() {
        var wanted = new Signup(ALICE, PASSWORD, Optional.empty(), Optional.of("phone"));
        var credential = accounts.signUp(wanted).device().orElseThrow();
        assertThat(wanted.toString()).doesNotContain(PASSWORD);
        assertThat(credential.toString()).doesNotContain(credential.secret());
    }

    private SignedUp signUp(Aor aor) {
        return accounts.signUp(new Signup(aor, PASSWORD, Optional.empty(), Optional.empty()));
    }

    private DeviceCredential addPhone(Aor owner) {
        return accounts.addDevice(Caller.user(owner), owner.toString(), "phone", Attempt.ONCE)
                .credential();
    }

    private Accounts accounts(boolean signupOpen) {
        return accounts(true, signupOpen);
    }

    private Accounts accounts(boolean ownPasswords, boolean signupOpen) {
        return new Accounts(
                users,
                devices,
                sessions,
                new PasswordCheck(hashing),
                new Domains(List.of("example.com", "example.org")),
                new AccountRules(ownPasswords, signupOpen, 8, 2),
                new Ids("secret of the tests"),
                told::add,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Remembers what was asked of it. */
    private static class CountingHashing implements PasswordHashing {
        private final PasswordHashing hashing = new MemoryPasswordHashing();
        private final List<String> asked = new ArrayList<>();

        @Override
        public String hash(String password) {
            asked.add("hash");
            return hashing.hash(password);
        }

        @Override
        public boolean verify(String password, String hash) {
            asked.add("verify");
            return hashing.verify(password, hash);
        }
    }
}
