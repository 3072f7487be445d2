package org.restsip.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.restsip.call.CallHistory;
import org.restsip.call.CallId;
import org.restsip.call.Ledger;
import org.restsip.call.PastCall;
import org.restsip.call.Place;
import org.restsip.user.Aor;

/** The history of calls in the database. Whoever closes a call first has closed it: one conditional update decides. */
@Stateless
public class JpaCallHistory implements CallHistory {

    @PersistenceContext(unitName = "restsip")
    private EntityManager entities;

    @EJB
    private Schema schema;

    @SuppressWarnings("NullAway.Init") // for the container
    public JpaCallHistory() {}

    @SuppressWarnings("NullAway.Init")
    JpaCallHistory(EntityManager entities) {
        this.entities = entities;
    }

    @PostConstruct
    void awaitSchema() {
        schema.await();
    }

    @Override
    public void begin(PastCall begun) {
        if (!isKnown(begun.id())) {
            keep(begun);
        }
    }

    @Override
    public boolean close(PastCall ended) {
        var end = ended.end().orElseThrow();
        if (close(ended.id(), end)) {
            entities.createQuery("update PastCallRow c set c.subject = :subject where c.id = :id")
                    .setParameter("subject", ended.subject())
                    .setParameter("id", ended.id().value())
                    .executeUpdate();
            entities.createQuery("delete from PastPartRow p where p.call = :id")
                    .setParameter("id", ended.id().value())
                    .executeUpdate();
            keepPeople(ended);
            return true;
        }
        if (isKnown(ended.id())) {
            return false;
        }
        keep(ended);
        return true;
    }

    @Override
    public List<CallId> unclosed(Instant before) {
        return entities.createQuery(
                        "select c.id from PastCallRow c where c.ended is null and c.created < :before", String.class)
                .setParameter("before", before)
                .getResultStream()
                .map(CallId::new)
                .toList();
    }

    @Override
    public void lose(CallId id, Ledger.End end) {
        close(id, end);
    }

    @Override
    public List<PastCall> of(Aor person, boolean missed, Optional<Place> after, int limit) {
        var query = entities.createQuery(
                        "select c from PastPartRow p, PastCallRow c where c.id = p.call and p.address = :person"
                                + (missed ? " and p.role = :role" : "")
                                + (after.isPresent()
                                        ? " and (p.created < :created or (p.created = :created and p.call > :id))"
                                        : "")
                                + " order by p.created desc, p.call",
                        PastCallRow.class)
                .setParameter("person", person.toString())
                .setMaxResults(limit);
        if (missed) {
            query.setParameter("role", PastCall.Role.MISSED.name());
        }
        after.ifPresent(last -> query.setParameter("created", last.created())
                .setParameter("id", last.call().value()));
        return withPeople(query.getResultList());
    }

    @Override
    public void forget(Aor person) {
        entities.createQuery("delete from PastCallRow c where c.id in"
                        + " (select p.call from PastPartRow p where p.address = :person) and not exists"
                        + " (select q from PastPartRow q where q.call = c.id and q.address <> :person)")
                .setParameter("person", person.toString())
                .executeUpdate();
        entities.createQuery("delete from PastPartRow p where p.address = :person")
                .setParameter("person", person.toString())
                .executeUpdate();
    }

    @Override
    public int drop(Instant before, int limit) {
        var old = entities.createQuery(
                        "select c.id from PastCallRow c where c.created < :before order by c.created", String.class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
        return old.isEmpty()
                ? 0
                : entities.createQuery("delete from PastCallRow c where c.id in :old")
                        .setParameter("old", old)
                        .executeUpdate();
    }

    /** Whether it was open until now. */
    private boolean close(CallId id, Ledger.End end) {
        return entities.createQuery("update PastCallRow c set c.ended = :at, c.reason = :reason"
                                + " where c.id = :id and c.ended is null")
                        .setParameter("at", Moments.micros(end.at()))
                        .setParameter("reason", end.reason().name())
                        .setParameter("id", id.value())
                        .executeUpdate()
                > 0;
    }

    private boolean isKnown(CallId id) {
        return entities.find(PastCallRow.class, id.value()) != null;
    }

    private void keep(PastCall call) {
        entities.persist(new PastCallRow(call));
        entities.flush(); // before the people: which refer to it, and JPA does not know that they do
        keepPeople(call);
    }

    private void keepPeople(PastCall call) {
        call.people().forEach(part -> entities.persist(new PastPartRow(call, part)));
        entities.flush(); // what the database refuses, it shall refuse here and not at somebody's commit
    }

    private List<PastCall> withPeople(List<PastCallRow> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        var people = entities.createQuery(
                        "select p from PastPartRow p where p.call in :calls order by p.address", PastPartRow.class)
                .setParameter("calls", calls.stream().map(PastCallRow::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        PastPartRow::call, Collectors.mapping(PastPartRow::toPart, Collectors.toList())));
        return calls.stream()
                .map(call -> call.toPastCall(people.getOrDefault(call.id(), List.of())))
                .toList();
    }
}
