package org.restsip.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restsip.user.AlreadySignedUp;
import org.restsip.user.Aor;
import org.restsip.user.KeptPassword;
import org.restsip.user.NoSuchUser;
import org.restsip.user.Role;
import org.restsip.user.Standing;
import org.restsip.user.User;
import org.restsip.user.UserId;
import org.restsip.user.Users;

/**
 * Users in the database. Its unique constraint decides between those who sign up by one address at once. To look at one
 * takes no transaction: almost every request does, and to begin and commit one costs more than the query.
 */
@Stateless
public class JpaUsers implements Users {

    @PersistenceContext(unitName = "restsip")
    private EntityManager entities;

    @EJB
    private Schema schema;

    @SuppressWarnings("NullAway.Init") // for the container
    public JpaUsers() {}

    @SuppressWarnings("NullAway.Init")
    JpaUsers(EntityManager entities) {
        this.entities = entities;
    }

    @PostConstruct
    void awaitSchema() {
        schema.await();
    }

    @Override
    public void add(User user, String passwordHash) {
        if (row(user.aor()).isPresent()) {
            throw new AlreadySignedUp(user.aor());
        }
        entities.persist(new UserRow(user, passwordHash));
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw Violation.of("users_address", e) ? new AlreadySignedUp(user.aor()) : e;
        }
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<User> find(Aor aor) {
        return row(aor).map(UserRow::toUser);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(entities.find(UserRow.class, id.value())).map(UserRow::toUser);
    }

    @Override
    public Optional<User> change(UserId id, UnaryOperator<User> change) {
        return Optional.ofNullable(entities.find(UserRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> {
                    row.become(change.apply(row.toUser()));
                    entities.flush();
                    return row.toUser();
                });
    }

    @Override
    public boolean remove(UserId id) {
        var row = UserRow.locked(entities, id);
        row.ifPresent(entities::remove); // the database takes along what hangs on the user
        entities.flush();
        return row.isPresent();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<KeptPassword> password(Aor aor) {
        return row(aor).map(UserRow::password);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Set<Role> roles(Aor aor) {
        return row(aor).map(UserRow::roles).orElse(Set.of());
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Standing> standing(Aor aor) {
        return row(aor).map(UserRow::standing);
    }

    @Override
    public int changePassword(Aor aor, String passwordHash) {
        var user = locked(aor);
        user.setPasswordHash(passwordHash);
        return user.nextGeneration();
    }

    @Override
    public void setRoles(Aor aor, Set<Role> roles) {
        locked(aor).setRoles(roles);
    }

    @Override
    public void setDisabled(Aor aor, boolean disabled) {
        var user = locked(aor);
        user.setDisabled(disabled);
        user.nextGeneration();
    }

    @Override
    public void expel(Aor aor) {
        locked(aor).nextGeneration();
    }

    /** To be changed: nobody else changes it at the same time, or the two would count as one. */
    private UserRow locked(Aor aor) {
        var user = row(aor).orElseThrow(NoSuchUser::new);
        entities.refresh(user, LockModeType.PESSIMISTIC_WRITE);
        return user;
    }

    private Optional<UserRow> row(Aor aor) {
        return UserRow.find(entities, aor);
    }
}
