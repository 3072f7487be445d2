package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.restsip.InvalidValue;
import org.restsip.event.Hub;

/**
 * Proving who one is by a secret that a device shares with us, and never says. A device that was right a short while ago is
 * recognised without a look into the store; to everybody else an answer costs the same looks, whether there is such a
 * user or not.
 */
@Singleton
public class DeviceLogin {
    private final Users users;
    private final Devices devices;
    private final LockOut lockOut;
    private final RecentDevices recent = new RecentDevices(System::nanoTime);

    @Inject
    public DeviceLogin(Users users, Devices devices, LockOut lockOut, Hub hub) {
        this.users = users;
        this.devices = devices;
        this.lockOut = lockOut;
        hub.onChange(recent::changed);
    }

    /**
     * A name as a device may say it.
     *
     * @param name   the device's id, its owner's address, or the local part of that
     * @param domain the domain of a bare local part
     */
    public record Claim(String name, String domain) {
        private boolean isAddress() {
            return name.indexOf('@') >= 0;
        }

        private Optional<Aor> address() {
            try {
                return Optional.of(isAddress() ? Aor.of(name) : new Aor(name, domain));
            } catch (InvalidValue e) {
                return Optional.empty();
            }
        }
    }

    /**
     * The caller who claims to be that and proves it; empty for an unknown user and for a wrong proof.
     *
     * @param address the IP address that the caller comes from
     * @param fits    whether a secret is the one by which the proof was made
     * @throws LockedOut if nobody may try now
     */
    public Optional<Caller> prove(Claim claim, String address, Predicate<String> fits) {
        return recent.find(claim)
                .filter(credential -> fits.test(credential.secret()))
                .flatMap(known -> lockOut.judged(owner(known).toString(), address, () -> Optional.of(owner(known))))
                .or(() -> proveByStore(claim, address, fits))
                .map(Caller::user);
    }

    /** A user for whom somebody vouches whom we trust; empty if there is none, or it is disabled. */
    public Optional<Caller> vouchedFor(Aor aor) {
        return isOpen(aor) ? Optional.of(Caller.user(aor)) : Optional.empty();
    }

    private boolean isOpen(Aor aor) {
        return users.standing(aor).filter(standing -> !standing.disabled()).isPresent();
    }

    private Optional<Aor> proveByStore(Claim claim, String address, Predicate<String> fits) {
        var asOf = recent.changes();
        var known = lookUp(claim);
        var account = known.owner().map(Aor::toString).orElse(claim.name());
        var proved = lockOut.judged(account, address, () -> known.fitting(fits));
        proved.ifPresent(credential -> recent.add(claim, credential, asOf));
        return proved.map(DeviceLogin::owner);
    }

    /** The same looks for everybody, as far as there is anything to look for. */
    private Known lookUp(Claim claim) {
        var device = claim.isAddress() ? Optional.<DeviceCredential>empty() : devices.find(new DeviceId(claim.name()));
        var owner = device.map(DeviceLogin::owner).or(claim::address);
        var credentials =
                device.map(List::of).orElseGet(() -> owner.map(devices::of).orElse(List.of()));
        return new Known(owner, owner.filter(this::isOpen).isPresent() ? credentials : List.of());
    }

    /** Who is meant by a claim, whether there is such a user or not, and by what it can be proved. */
    private record Known(Optional<Aor> owner, List<DeviceCredential> credentials) {

        Optional<DeviceCredential> fitting(Predicate<String> fits) {
            return credentials.isEmpty()
                    ? nobodys(fits)
                    : credentials.stream()
                            .filter(credential -> fits.test(credential.secret()))
                            .findFirst();
        }

        /** It takes as long. */
        private static Optional<DeviceCredential> nobodys(Predicate<String> fits) {
            return Optional.of("nobody's secret").filter(fits).flatMap(secret -> Optional.empty());
        }
    }

    private static Aor owner(DeviceCredential credential) {
        return credential.device().owner();
    }
}
