package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import org.restsip.user.AlreadySignedUp;
import org.restsip.user.Aor;
import org.restsip.user.Device;
import org.restsip.user.DeviceCredential;
import org.restsip.user.DeviceId;
import org.restsip.user.Devices;
import org.restsip.user.Domains;
import org.restsip.user.PasswordHashing;
import org.restsip.user.User;
import org.restsip.user.UserId;
import org.restsip.user.Users;

/** Two users to try the server with. Their ids tell them from real ones for ever. */
@Singleton
public class Demo {
    private static final Logger LOG = System.getLogger(Demo.class.getName());
    private static final List<String> NAMES = List.of("alice", "bob");

    private final Settings settings;
    private final Users users;
    private final Devices devices;
    private final PasswordHashing hashing;
    private final Domains domains;
    private final Clock clock;

    @Inject
    public Demo(
            Settings settings, Users users, Devices devices, PasswordHashing hashing, Domains domains, Clock clock) {
        this.settings = settings;
        this.users = users;
        this.devices = devices;
        this.hashing = hashing;
        this.domains = domains;
        this.clock = clock;
    }

    /** Makes those that are wanted and not there yet. */
    void makeUsers() {
        if (settings.flag("demo.enabled")) {
            NAMES.forEach(this::makeUser);
        }
    }

    /** Demo users that this or an earlier run has made. */
    List<Aor> usersPresent() {
        return NAMES.stream()
                .flatMap(name -> users.find(userId(name)).stream())
                .map(User::aor)
                .toList();
    }

    private void makeUser(String name) {
        var aor = new Aor(name, domains.first());
        var now = clock.instant();
        try {
            users.add(new User(userId(name), aor, name, now), hashing.hash(secret(name, "password")));
            var phone = new Device(new DeviceId("d-demo-" + name), aor, "demo phone", now);
            devices.add(new DeviceCredential(phone, secret(name, "secret")), Integer.MAX_VALUE);
            LOG.log(Level.WARNING, "demo user {0} was made: not for production", aor);
        } catch (AlreadySignedUp e) {
            LOG.log(Level.DEBUG, "demo user {0} is there already", aor);
        }
    }

    private String secret(String name, String kind) {
        var key = "demo." + name + "." + kind;
        var value = settings.text(key);
        if (value.isEmpty()) {
            throw new InvalidSetting(key, "is needed with demo.enabled");
        }
        return value;
    }

    private static UserId userId(String name) {
        return new UserId("u-demo-" + name);
    }
}
