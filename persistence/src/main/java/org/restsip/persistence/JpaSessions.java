package org.restsip.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.user.Aor;
import org.restsip.user.NoSuchUser;
import org.restsip.user.Session;
import org.restsip.user.SessionId;
import org.restsip.user.Sessions;

/** Sessions in the database. Changes are single statements, so that two nodes cannot undo each other's. */
@Stateless
public class JpaSessions implements Sessions {

    @PersistenceContext(unitName = "restsip")
    private EntityManager entities;

    @EJB
    private Schema schema;

    @SuppressWarnings("NullAway.Init") // for the container
    public JpaSessions() {}

    @SuppressWarnings("NullAway.Init")
    JpaSessions(EntityManager entities) {
        this.entities = entities;
    }

    @PostConstruct
    void awaitSchema() {
        schema.await();
    }

    @Override
    public void add(Session session) {
        var owner = UserRow.find(entities, session.owner()).orElseThrow(NoSuchUser::new);
        entities.persist(new SessionRow(owner, session));
        entities.flush(); // what the database refuses, it shall refuse here and not at somebody's commit
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return Optional.ofNullable(entities.find(SessionRow.class, id.value())).map(SessionRow::toSession);
    }

    @Override
    public List<Session> of(Aor owner) {
        return entities.createQuery(
                        "select s from SessionRow s where s.owner.address = :owner order by s.created, s.id",
                        SessionRow.class)
                .setParameter("owner", owner.toString())
                .getResultStream()
                .map(SessionRow::toSession)
                .toList();
    }

    @Override
    public void used(SessionId id, Instant now) {
        entities.createQuery("update SessionRow s set s.lastUsed = :now where s.id = :id")
                .setParameter("now", now)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    @Override
    public void adopt(SessionId id, int generation) {
        entities.createQuery("update SessionRow s set s.generation = :generation where s.id = :id")
                .setParameter("generation", generation)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    @Override
    public void remove(SessionId id) {
        entities.createQuery("delete from SessionRow s where s.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    @Override
    public void removeEnded(Instant now, Instant idleSince) {
        entities.createQuery("delete from SessionRow s where s.ends <= :now or s.lastUsed <= :idleSince")
                .setParameter("now", now)
                .setParameter("idleSince", idleSince)
                .executeUpdate();
    }
}
