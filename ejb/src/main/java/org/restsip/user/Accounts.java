package org.restsip.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.restsip.InvalidValue;

/** Signing up, proving who one is, and devices. */
@Stateless
public class Accounts {
    private static final int MAX_NAME_LENGTH = 200;

    private final Users users;
    private final Devices devices;
    private final PasswordCheck passwords;
    private final Domains domains;
    private final AccountRules rules;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Accounts(
            Users users,
            Devices devices,
            PasswordCheck passwords,
            Domains domains,
            AccountRules rules,
            Ids ids,
            Clock clock) {
        this.users = users;
        this.devices = devices;
        this.passwords = passwords;
        this.domains = domains;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** Open Liberty refuses an EJB without a public constructor that takes nothing. */
    @SuppressWarnings("NullAway")
    public Accounts() {
        this(null, null, null, null, null, null, null);
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
    public record SignedUp(User user, Optional<DeviceCredential> device) {}

    /** Makes an account. */
    public SignedUp signUp(Signup wanted) {
        if (!rules.signupOpen()) {
            throw new SignupRefused("signup is closed");
        }
        return create(wanted);
    }

    /** Makes an account whether or not strangers may sign up. */
    public SignedUp create(Signup wanted) {
        var aor = wanted.aor();
        if (!domains.include(aor.domain())) {
            throw new SignupRefused(aor.domain() + " is not a domain of this server");
        }
        checkPassword(wanted);
        var name = wanted.name().orElse(aor.local());
        checkName("name", name);
        var user = new User(new UserId(ids.random('u')), aor, name, clock.instant());
        users.add(user, passwords.hash(wanted.password()));
        return new SignedUp(user, wanted.device().map(deviceName -> keepDevice(aor, deviceName)));
    }

    /** The caller behind a name and a password; empty, after the same time, for an unknown user and for a wrong password. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<Caller> authenticate(String name, String password) {
        Aor aor;
        try {
            aor = domains.complete(name);
        } catch (InvalidValue e) {
            passwords.matches(password, Optional.empty());
            return Optional.empty();
        }
        return passwords.matches(password, users.passwordHash(aor))
                ? Optional.of(new Caller(aor, users.roles(aor)))
                : Optional.empty();
    }

    public Optional<User> find(Aor aor) {
        return users.find(aor);
    }

    /** The user of that id or address. */
    public User profile(Caller by, String idOrAddress) {
        var user = idOrAddress.indexOf('@') < 0 ? users.find(new UserId(idOrAddress)) : users.find(Aor.of(idOrAddress));
        return user.filter(found -> by.oversees(found.aor())).orElseThrow(NoSuchUser::new);
    }

    /** Gives the user a new device; its secret is shown this once. */
    public DeviceCredential addDevice(Caller by, String idOrAddress, String name) {
        return keepDevice(profile(by, idOrAddress).aor(), name);
    }

    public List<Device> devices(Caller by, String idOrAddress) {
        return devices.of(profile(by, idOrAddress).aor()).stream()
                .map(DeviceCredential::device)
                .toList();
    }

    /** Takes a device away: it can prove nothing any more. */
    public void removeDevice(Caller by, String idOrAddress, DeviceId id) {
        if (!devices.remove(profile(by, idOrAddress).aor(), id)) {
            throw new NoSuchDevice(id);
        }
    }

    /**
     * The credentials that a digest with that user name may have been made with (RFC 8760): the name is a device id, an
     * address, or its local part.
     */
    public List<DeviceCredential> credentials(String username) {
        var device = devices.find(new DeviceId(username));
        if (device.isPresent()) {
            return List.of(device.get());
        }
        try {
            return devices.of(domains.complete(username));
        } catch (InvalidValue e) {
            return List.of();
        }
    }

    private DeviceCredential keepDevice(Aor owner, String name) {
        checkName("device", name);
        if (devices.of(owner).size() >= rules.maxDevices()) {
            throw new TooManyDevices(rules.maxDevices());
        }
        var device = new Device(new DeviceId(ids.random('d')), owner, name, clock.instant());
        var credential = new DeviceCredential(device, ids.random('x').substring(1));
        devices.add(credential);
        return credential;
    }

    private void checkPassword(Signup wanted) {
        var length = wanted.password().length();
        if (length < rules.minPasswordLength()) {
            throw new InvalidValue("password", "must have at least " + rules.minPasswordLength() + " characters");
        }
        if (length > AccountRules.MAX_PASSWORD_LENGTH) {
            throw new InvalidValue(
                    "password", "must have no more than " + AccountRules.MAX_PASSWORD_LENGTH + " characters");
        }
        if (wanted.password().equalsIgnoreCase(wanted.aor().toString())
                || wanted.password().chars().distinct().count() < 4) {
            throw new InvalidValue("password", "is too easy to guess");
        }
    }

    private static void checkName(String field, String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(field, "must have 1 to " + MAX_NAME_LENGTH + " printable characters");
        }
    }
}
