package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restsip.InvalidValue;
import org.restsip.event.Signals;

/**
 * Signing up, proving who one is, and devices. Each step is a transaction of its own: what other nodes are told about a user
 * must be done when they are told.
 */
@Singleton
public class Accounts {
    private static final Logger LOG = System.getLogger(Accounts.class.getName());
    private final Users users;
    private final Devices devices;
    private final Sessions sessions;
    private final PasswordCheck passwords;
    private final Domains domains;
    private final AccountRules rules;
    private final Ids ids;
    private final Signals signals;
    private final Clock clock;

    @Inject
    public Accounts(
            Users users,
            Devices devices,
            Sessions sessions,
            PasswordCheck passwords,
            Domains domains,
            AccountRules rules,
            Ids ids,
            Signals signals,
            Clock clock) {
        this.users = users;
        this.devices = devices;
        this.sessions = sessions;
        this.passwords = passwords;
        this.domains = domains;
        this.rules = rules;
        this.ids = ids;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * What is needed to sign up.
     *
     * @param name   may be empty, then the address's local part
     * @param device the name of a first device; empty for none
     */
    public record Signup(Aor aor, String password, Optional<String> name, Optional<String> device) {
        @Override
        public String toString() {
            return "signup of " + aor;
        }
    }

    /** A new user, and the secret of the first device if one was wanted: it is shown this once. */
    public record SignedUp(User user, Optional<DeviceCredential> device, boolean created) {}

    /** Makes an account that is not asked for again. */
    public SignedUp signUp(Signup wanted) {
        return signUp(wanted, Attempt.ONCE, "");
    }

    /**
     * Makes an account. A repeat with the same key, address and password finds what the first try made.
     *
     * @param from where the attempt comes from, because nobody is known yet
     */
    public SignedUp signUp(Signup wanted, Attempt attempt, String from) {
        if (!rules.ownPasswords()) {
            throw new SignupRefused("the users of this server sign up elsewhere");
        }
        if (!rules.signupOpen()) {
            throw new SignupRefused("signup is closed");
        }
        return create(wanted, attempt, from);
    }

    /** Makes an account whether or not strangers may sign up. */
    public SignedUp create(Signup wanted) {
        return create(wanted, Attempt.ONCE, "");
    }

    private SignedUp create(Signup wanted, Attempt attempt, String from) {
        var id = new UserId(attempt.id(ids, 'u', from, "/user"));
        var phone = new DeviceId(attempt.id(ids, 'd', from, "/user"));
        var present = users.find(id);
        if (present.isPresent()) {
            requireSame(wanted, present.get());
            return new SignedUp(present.get(), firstDevice(wanted, phone), false);
        }
        var aor = wanted.aor();
        if (!domains.include(aor.domain())) {
            throw new SignupRefused(aor.domain() + " is not a domain of this server");
        }
        checkPassword("password", aor, wanted.password());
        var name = wanted.name().orElse(aor.local());
        Names.require("name", name);
        var user = new User(id, aor, name, clock.instant());
        users.add(user, passwords.hash(wanted.password()));
        return new SignedUp(user, firstDevice(wanted, phone), true);
    }

    /** Also for a repeat whose first try came no further than the user; if there is one of that id, it is that one. */
    private Optional<DeviceCredential> firstDevice(Signup wanted, DeviceId id) {
        return wanted.device().map(called -> devices.add(newDevice(id, wanted.aor(), called), rules.maxDevices()));
    }

    /** By the password itself, so that nothing has to be kept that it could be guessed from. */
    private void requireSame(Signup wanted, User present) {
        if (!wanted.aor().equals(present.aor())
                || !passwords.matches(wanted.password(), users.passwordHash(present.aor()))) {
            throw new KeyReused();
        }
    }

    /** The caller behind a name and a password; empty, after the same time, for an unknown user and for a wrong password. */
    public Optional<Caller> authenticate(String name, String password) {
        var aor = address(name);
        var kept = password(aor);
        return passwords.matches(password, kept.map(KeptPassword::hash))
                ? kept.flatMap(found -> found.caller(aor.orElseThrow()))
                : Optional.empty();
    }

    /** Empty also for whoever is vouched for elsewhere. */
    private Optional<KeptPassword> password(Optional<Aor> aor) {
        return aor.flatMap(users::password).filter(kept -> !kept.hash().isEmpty());
    }

    /**
     * A user for whom a directory or an issuer vouches, and how things stand with it. It is made if it comes for the first
     * time, so that it can have devices and a mailbox; it has no password here.
     *
     * @return empty if it is disabled, or not of our domains
     */
    public Optional<Standing> welcome(Aor aor, Optional<String> name) {
        return welcome(aor, name, Appointments.NONE);
    }

    /** The same, where some roles are given and taken by whoever vouches for the user. */
    public Optional<Standing> welcome(Aor aor, Optional<String> name, Appointments appointments) {
        if (!domains.include(aor.domain())) {
            return Optional.empty();
        }
        if (users.find(aor).isEmpty()) {
            var called = name.map(String::strip).filter(Names::isName).orElse(aor.local());
            users.add(new User(new UserId(ids.random('u')), aor, called, clock.instant()), "");
            LOG.log(Level.INFO, "{0} came for the first time", aor);
        }
        users.standing(aor).map(Standing::roles).ifPresent(present -> appoint(aor, present, appointments));
        return users.standing(aor).filter(user -> !user.disabled());
    }

    private void appoint(Aor aor, Set<Role> present, Appointments appointments) {
        var roles = appointments.changing(present);
        if (!roles.equals(present)) {
            users.setRoles(aor, roles);
            tell(aor, "has the roles " + roles + ", given by the directory");
        }
    }

    private Optional<Aor> address(String name) {
        try {
            return Optional.of(domains.complete(name));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    /**
     * Gives the user another password. All that was proved by the old one ends, but for the caller's own session if it is
     * the user's.
     *
     * @throws NotYours if the user may do what the caller may not
     */
    public void changePassword(Caller by, String idOrAddress, String password) {
        var aor = profile(by, idOrAddress).aor();
        if (!rules.ownPasswords()) {
            throw new NotYours("the passwords of this server are kept, and changed, elsewhere");
        }
        requireNoLess(by, aor);
        checkPassword("password", aor, password);
        var generation = users.changePassword(aor, passwords.hash(password));
        if (by.is(aor) && by.proof() instanceof Proof.OfSession proof) {
            sessions.adopt(proof.id(), generation);
        }
        tell(aor, "has a new password, set by " + by.aor());
    }

    /** Shuts a user out, or lets it in again; all that the user has proved ends. */
    public void setDisabled(Caller by, String idOrAddress, boolean disabled) {
        var aor = profile(by, idOrAddress).aor();
        if (!by.isOperator()) {
            throw new NotYours("only an operator does that");
        }
        requireNoLess(by, aor);
        users.setDisabled(aor, disabled);
        tell(aor, (disabled ? "was disabled by " : "was enabled by ") + by.aor());
    }

    /** Says what a user may do beyond its own things; an administrator does that. */
    public void setRoles(Caller by, String idOrAddress, Set<Role> roles) {
        if (!by.roles().contains(Role.ADMIN)) {
            throw new NotYours("only an administrator gives and takes roles");
        }
        var aor = profile(by, idOrAddress).aor();
        users.setRoles(aor, roles);
        tell(aor, "has the roles " + roles + ", given by " + by.aor());
    }

    /** How things stand with a user. */
    public Standing standing(Caller by, String idOrAddress) {
        return users.standing(profile(by, idOrAddress).aor()).orElseThrow(NoSuchUser::new);
    }

    private void requireNoLess(Caller by, Aor aor) {
        var may = users.standing(aor).orElseThrow(NoSuchUser::new).roles();
        if (!by.is(aor) && !by.roles().contains(Role.ADMIN) && !by.roles().containsAll(may)) {
            throw new NotYours("this user may do what you may not");
        }
    }

    private void tell(Aor aor, String what) {
        LOG.log(Level.INFO, "{0} {1}", aor, what);
        Rights.tell(signals, aor);
    }

    public Optional<User> find(Aor aor) {
        return users.find(aor);
    }

    /** The user of that id or address. */
    public User profile(Caller by, String idOrAddress) {
        return users.named(idOrAddress)
                .filter(found -> by.oversees(found.aor()))
                .orElseThrow(NoSuchUser::new);
    }

    /** A device's credential that was made now, or before by another try. */
    public record Equipped(User owner, DeviceCredential credential, boolean created) {}

    /** Gives the user a new device; its secret is shown to this try alone, and to its repeats. */
    public Equipped addDevice(Caller by, String idOrAddress, String name, Attempt attempt) {
        var owner = profile(by, idOrAddress);
        var id = new DeviceId(attempt.id(ids, 'd', by.aor().toString(), "/user/" + owner.id() + "/device"));
        var made = newDevice(id, owner.aor(), name);
        var kept = devices.add(made, rules.maxDevices());
        if (!kept.device().name().equals(name)) {
            throw new KeyReused();
        }
        return new Equipped(owner, kept, kept.equals(made));
    }

    public Device device(Caller by, String idOrAddress, DeviceId id) {
        return devices(by, idOrAddress).stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchDevice(id));
    }

    public Device renameDevice(Caller by, String idOrAddress, DeviceId id, String name) {
        return devices.rename(profile(by, idOrAddress).aor(), id, Names.require("name", name))
                .orElseThrow(() -> new NoSuchDevice(id));
    }

    public List<Device> devices(Caller by, String idOrAddress) {
        return devices.of(profile(by, idOrAddress).aor()).stream()
                .map(DeviceCredential::device)
                .toList();
    }

    /** Takes a device away: it can prove nothing any more. */
    public void removeDevice(Caller by, String idOrAddress, DeviceId id) {
        var owner = profile(by, idOrAddress).aor();
        if (!devices.remove(owner, id)) {
            throw new NoSuchDevice(id);
        }
        tell(owner, "has lost device " + id + ", taken away by " + by.aor());
    }

    private DeviceCredential newDevice(DeviceId id, Aor owner, String name) {
        var device = new Device(id, owner, Names.require("device", name), clock.instant());
        return new DeviceCredential(device, ids.random('x').substring(1));
    }

    private void checkPassword(String field, Aor aor, String password) {
        var length = password.length();
        if (length < rules.minPasswordLength()) {
            throw new InvalidValue(field, "must have at least " + rules.minPasswordLength() + " characters");
        }
        if (length > AccountRules.MAX_PASSWORD_LENGTH) {
            throw new InvalidValue(field, "must have no more than " + AccountRules.MAX_PASSWORD_LENGTH + " characters");
        }
        if (password.equalsIgnoreCase(aor.toString())
                || password.chars().distinct().count() < 4) {
            throw new InvalidValue(field, "is too easy to guess");
        }
    }
}
