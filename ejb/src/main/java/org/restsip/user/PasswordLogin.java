package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import org.restsip.InvalidValue;

/**
 * Proving who one is by a password of ours. A client that says it with every request is recognised without the cost of a
 * hash, but only where it has logged in before: to everybody else a right guess costs as much as a wrong one.
 */
@Singleton
public class PasswordLogin {
    private final Accounts accounts;
    private final LockOut lockOut;
    private final KnownPasswords known;
    private final PasswordCheck passwords;
    private final Domains domains;
    private final Ids ids;
    private final Flights<Optional<Caller>> flights = new Flights<>();

    @Inject
    public PasswordLogin(
            Accounts accounts,
            LockOut lockOut,
            KnownPasswords known,
            PasswordCheck passwords,
            Domains domains,
            Ids ids) {
        this.accounts = accounts;
        this.lockOut = lockOut;
        this.known = known;
        this.passwords = passwords;
        this.domains = domains;
        this.ids = ids;
    }

    /**
     * The caller behind a name and a password; empty, after the same time, for an unknown user and a wrong password.
     *
     * @param address the IP address that the caller comes from
     * @throws LockedOut if nobody may try now
     */
    public Optional<Caller> prove(String name, String password, String address) {
        if (lockOut.trusts(name, address)) {
            var recognised = recognise(name, password);
            if (recognised.isPresent()) {
                return recognised;
            }
        }
        var flight = Base64.getEncoder().encodeToString(ids.mac("login", name, password, address));
        return flights.join(flight, () -> lockOut.guarded(name, address, () -> accounts.authenticate(name, password)));
    }

    /** A pair that was right on this node a short while ago, and still is. */
    private Optional<Caller> recognise(String name, String password) {
        return address(name)
                .flatMap(aor -> known.of(aor)
                        .filter(kept -> passwords.recognises(password, kept.hash()))
                        .flatMap(kept -> kept.caller(aor)));
    }

    private Optional<Aor> address(String name) {
        try {
            return Optional.of(domains.complete(name));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
