package org.restsip.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.restsip.message.DurableMessages;
import org.restsip.message.MessageId;

/** Messages on their way in the database. Written before they are accepted, let go in batches. */
@Stateless
public class JpaDurableMessages implements DurableMessages {

    @PersistenceContext(unitName = "restsip")
    private EntityManager entities;

    @EJB
    private Schema schema;

    @SuppressWarnings("NullAway.Init") // for the container
    public JpaDurableMessages() {}

    @SuppressWarnings("NullAway.Init")
    JpaDurableMessages(EntityManager entities) {
        this.entities = entities;
    }

    @PostConstruct
    void awaitSchema() {
        schema.await();
    }

    @Override
    public void keep(Waiting waiting) {
        var id = waiting.message().id();
        if (entities.find(WaitingMessageRow.class, id.value()) == null) {
            entities.persist(new WaitingMessageRow(waiting.message(), waiting.fingerprint()));
            entities.flush(); // before the places, which point to it
            waiting.places().forEach(place -> entities.persist(new WaitingPlaceRow(id, place)));
            entities.flush();
        }
    }

    @Override
    public void done(Collection<Done> places) {
        var query = entities.createQuery(
                "delete from WaitingPlaceRow p where p.messageId = :message and p.contact = :contact");
        for (var place : places) {
            query.setParameter("message", place.message().value())
                    .setParameter("contact", place.contact().value())
                    .executeUpdate();
        }
        entities.createQuery("delete from WaitingMessageRow m where m.id in :ids"
                        + " and not exists (select p from WaitingPlaceRow p where p.messageId = m.id)")
                .setParameter(
                        "ids",
                        places.stream()
                                .map(place -> place.message().value())
                                .distinct()
                                .toList())
                .executeUpdate();
    }

    @Override
    public void sweep(Instant now) {
        entities.createQuery("delete from WaitingMessageRow m where m.expires <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public List<Waiting> after(Optional<MessageId> last, int limit) {
        var rows = entities.createQuery(
                        "select m from WaitingMessageRow m where m.id > :last order by m.id", WaitingMessageRow.class)
                .setParameter("last", last.map(MessageId::value).orElse(""))
                .setMaxResults(limit)
                .getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        var places = entities.createQuery(
                        "select p from WaitingPlaceRow p where p.messageId in :ids", WaitingPlaceRow.class)
                .setParameter("ids", rows.stream().map(WaitingMessageRow::id).toList())
                .getResultStream()
                .collect(groupingBy(WaitingPlaceRow::messageId, mapping(WaitingPlaceRow::toPlace, toList())));
        return rows.stream()
                .map(row -> row.toWaiting(places.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
