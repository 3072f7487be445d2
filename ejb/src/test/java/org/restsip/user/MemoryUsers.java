package org.restsip.user;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Users in memory, for tests. */
public class MemoryUsers implements Users {
    private record Account(User user, String passwordHash, Standing standing) {
        private static final Standing NEWCOMER = new Standing(Set.of(), false, 0);

        Account withPassword(String hash) {
            return new Account(user, hash, standing);
        }

        Account with(Set<Role> roles) {
            return new Account(
                    user, passwordHash, new Standing(Set.copyOf(roles), standing.disabled(), standing.generation()));
        }

        Account nextGeneration(boolean disabled) {
            return new Account(user, passwordHash, new Standing(standing.roles(), disabled, standing.generation() + 1));
        }
    }

    private final Map<Aor, Account> accounts = new HashMap<>();

    @Override
    public synchronized void add(User user, String passwordHash) {
        if (accounts.containsKey(user.aor())) {
            throw new AlreadySignedUp(user.aor());
        }
        accounts.put(user.aor(), new Account(user, passwordHash, Account.NEWCOMER));
    }

    /** Gives a user one more right. */
    public synchronized void grant(Aor aor, Role role) {
        change(aor, account -> {
            var roles = new HashSet<>(account.standing().roles());
            roles.add(role);
            return account.with(roles);
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
    public synchronized Optional<User> change(UserId id, UnaryOperator<User> change) {
        return find(id).map(known -> {
            var next = change.apply(known);
            accounts.computeIfPresent(
                    known.aor(), (aor, account) -> new Account(next, account.passwordHash(), account.standing()));
            return next;
        });
    }

    @Override
    public synchronized boolean remove(UserId id) {
        return accounts.values().removeIf(account -> account.user().id().equals(id));
    }

    @Override
    public synchronized Optional<KeptPassword> password(Aor aor) {
        return account(aor).map(account -> new KeptPassword(account.passwordHash(), account.standing()));
    }

    @Override
    public synchronized Set<Role> roles(Aor aor) {
        return standing(aor).map(Standing::roles).orElse(Set.of());
    }

    @Override
    public synchronized Optional<Standing> standing(Aor aor) {
        return account(aor).map(Account::standing);
    }

    @Override
    public synchronized int changePassword(Aor aor, String passwordHash) {
        return change(
                        aor,
                        account -> account.withPassword(passwordHash)
                                .nextGeneration(account.standing().disabled()))
                .standing()
                .generation();
    }

    @Override
    public synchronized void setRoles(Aor aor, Set<Role> roles) {
        change(aor, account -> account.with(roles));
    }

    @Override
    public synchronized void setDisabled(Aor aor, boolean disabled) {
        change(aor, account -> account.nextGeneration(disabled));
    }

    @Override
    public synchronized void expel(Aor aor) {
        change(aor, account -> account.nextGeneration(account.standing().disabled()));
    }

    private Account change(Aor aor, UnaryOperator<Account> change) {
        var changed = change.apply(account(aor).orElseThrow(NoSuchUser::new));
        accounts.put(aor, changed);
        return changed;
    }

    private Optional<Account> account(Aor aor) {
        return Optional.ofNullable(accounts.get(aor));
    }
}
