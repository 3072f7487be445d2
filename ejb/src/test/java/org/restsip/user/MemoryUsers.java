package org.restsip.user;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Users in memory, for tests. */
public class MemoryUsers implements Users {
    private record Account(User user, String passwordHash, Set<Role> roles) {}

    private final Map<Aor, Account> accounts = new HashMap<>();

    @Override
    public synchronized void add(User user, String passwordHash) {
        if (accounts.containsKey(user.aor())) {
            throw new AlreadySignedUp(user.aor());
        }
        accounts.put(user.aor(), new Account(user, passwordHash, Set.of()));
    }

    /** Gives a user a right; a test's own way, for there is no other yet. */
    public synchronized void grant(Aor aor, Role role) {
        accounts.computeIfPresent(aor, (known, account) -> {
            var roles = new HashSet<>(account.roles());
            roles.add(role);
            return new Account(account.user(), account.passwordHash(), Set.copyOf(roles));
        });
    }

    @Override
    public synchronized Optional<User> find(Aor aor) {
        return account(aor).map(Account::user);
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        return accounts.values().stream()
                .map(Account::user)
                .filter(user -> user.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized Optional<String> passwordHash(Aor aor) {
        return account(aor).map(Account::passwordHash);
    }

    @Override
    public synchronized Set<Role> roles(Aor aor) {
        return account(aor).map(Account::roles).orElse(Set.of());
    }

    private Optional<Account> account(Aor aor) {
        return Optional.ofNullable(accounts.get(aor));
    }
}
