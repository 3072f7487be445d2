package org.restsip.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.restsip.event.Version;
import org.restsip.mailbox.BrokenOff;
import org.restsip.mailbox.MailboxRules;
import org.restsip.mailbox.MailboxRules.Load;
import org.restsip.mailbox.Mailboxes;
import org.restsip.mailbox.Reader;
import org.restsip.mailbox.Selection;
import org.restsip.mailbox.StoredMessage;
import org.restsip.mailbox.StoredMessageId;
import org.restsip.mailbox.Summary;
import org.restsip.mailbox.UploadId;
import org.restsip.user.Aor;
import org.restsip.user.NoSuchUser;
import org.restsip.user.UserId;

/** Mailboxes in the database. Whoever changes one locks its owner's row first, so that quotas hold. */
@Stateless
public class JpaMailboxes implements Mailboxes {
    private static final int SWEPT_AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofHours(1);

    @PersistenceContext(unitName = "restsip")
    private EntityManager entities;

    @EJB
    private Schema schema;

    @SuppressWarnings("NullAway.Init") // for the container
    public JpaMailboxes() {}

    @SuppressWarnings("NullAway.Init")
    JpaMailboxes(EntityManager entities) {
        this.entities = entities;
    }

    @PostConstruct
    void awaitSchema() {
        schema.await();
    }

    @Override
    public void begin(UploadId upload, UserId owner, Aor sender, long bytes, Instant now, MailboxRules rules) {
        var user = UserRow.locked(entities, owner).orElseThrow(NoSuchUser::new);
        rules.requireRoom(load(user, List.of()), load(user, List.of(sender.toString())), bytes);
        entities.persist(new StoredMessageRow(upload, user, sender, bytes, now));
        entities.flush(); // what the database refuses, it shall refuse here
    }

    @Override
    public void append(UploadId upload, int part, byte[] bytes) {
        requireBegun(upload);
        entities.persist(new StoredPartRow(upload.value(), part, bytes));
        entities.flush();
    }

    @Override
    public StoredMessage complete(UploadId upload, StoredMessage message) {
        var user = UserRow.locked(entities, message.owner()).orElseThrow(NoSuchUser::new);
        var row = requireBegun(upload);
        var first = find(message.owner(), message.id());
        if (first.isPresent()) {
            entities.remove(row);
            return first.get();
        }
        row.complete(message, MailboxRow.change(entities, user));
        entities.flush();
        return row.toMessage();
    }

    @Override
    public void abandon(UploadId upload) {
        upload(upload).filter(row -> !row.isComplete()).ifPresent(entities::remove);
    }

    @Override
    public Optional<StoredMessage> find(UserId owner, StoredMessageId id) {
        return row(owner, id).map(StoredMessageRow::toMessage);
    }

    @Override
    public Optional<byte[]> part(UserId owner, StoredMessageId id, int part) {
        return entities.createQuery(
                        "select p.bytes from StoredPartRow p, StoredMessageRow m where p.uploadId = m.uploadId"
                                + " and p.part = :part and m.id = :id and m.owner.id = :owner",
                        byte[].class)
                .setParameter("part", part)
                .setParameter("id", id.value())
                .setParameter("owner", owner.value())
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<StoredMessage> of(UserId owner, Selection wanted) {
        var query = entities.createQuery(
                        "select m from StoredMessageRow m where m.owner.id = :owner and m.number < :before"
                                + unread(wanted) + " order by m.number desc",
                        StoredMessageRow.class)
                .setParameter("owner", owner.value())
                .setParameter("before", wanted.before().orElse(Long.MAX_VALUE))
                .setMaxResults(wanted.limit())
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "m.readers");
        if (wanted.unreadOnly() && !wanted.reader().equals(Reader.OWNER)) {
            query.setParameter("reader", wanted.reader().device());
        }
        return query.getResultStream().map(StoredMessageRow::toMessage).toList();
    }

    @Override
    public Summary summary(UserId owner) {
        return Optional.ofNullable(entities.find(UserRow.class, owner.value()))
                .map(this::summary)
                .orElse(Summary.NOTHING);
    }

    @Override
    public Optional<StoredMessage> mark(UserId owner, StoredMessageId id, Reader reader, boolean read) {
        var user = UserRow.locked(entities, owner);
        var row = row(owner, id);
        row.ifPresent(found -> {
            found.mark(read ? found.marks().with(reader) : found.marks().without(reader));
            user.ifPresent(known -> MailboxRow.change(entities, known));
        });
        return row.map(StoredMessageRow::toMessage);
    }

    @Override
    public boolean remove(UserId owner, StoredMessageId id) {
        var user = UserRow.locked(entities, owner);
        var row = row(owner, id);
        row.ifPresent(found -> {
            entities.remove(found);
            user.ifPresent(known -> MailboxRow.change(entities, known));
        });
        return row.isPresent();
    }

    @Override
    public List<UserId> sweep(Instant leftBefore, Instant now) {
        rows("m.number is null", now.minus(PATIENCE)).forEach(entities::remove);
        var old = rows("m.number is not null", leftBefore);
        var owners = old.stream()
                .map(row -> new UserId(row.ownerId()))
                .distinct()
                .sorted(Comparator.comparing(UserId::value))
                .toList();
        owners.forEach(owner -> UserRow.locked(entities, owner).ifPresent(user -> MailboxRow.change(entities, user)));
        old.forEach(entities::remove);
        return owners;
    }

    private List<StoredMessageRow> rows(String condition, Instant leftBefore) {
        return entities.createQuery(
                        "select m from StoredMessageRow m where " + condition + " and m.left < :before order by m.left",
                        StoredMessageRow.class)
                .setParameter("before", leftBefore)
                .setMaxResults(SWEPT_AT_ONCE)
                .getResultList();
    }

    private Summary summary(UserRow user) {
        var all = entities.createQuery(
                        "select count(m), coalesce(sum(m.size), 0) from StoredMessageRow m"
                                + " where m.owner = :owner and m.number is not null",
                        Object[].class)
                .setParameter("owner", user)
                .getSingleResult();
        var unread = entities.createQuery(
                        "select count(m) from StoredMessageRow m"
                                + " where m.owner = :owner and m.number is not null and m.readers is empty",
                        Long.class)
                .setParameter("owner", user)
                .getSingleResult();
        var changes = MailboxRow.find(entities, user).map(MailboxRow::changes).orElse(0L);
        var incarnation = Version.startingAt(user.toUser().created()).incarnation();
        return new Summary(new Version(incarnation, changes + 1), number(all[0]), unread, number(all[1]));
    }

    /** What a mailbox holds, and what is coming: from these senders, or from all if none is named. */
    private Load load(UserRow owner, List<String> senders) {
        var query = entities.createQuery(
                        "select count(m), coalesce(sum(m.size), 0) from StoredMessageRow m where m.owner = :owner"
                                + (senders.isEmpty() ? "" : " and m.sender in :senders"),
                        Object[].class)
                .setParameter("owner", owner);
        if (!senders.isEmpty()) {
            query.setParameter("senders", senders);
        }
        var load = query.getSingleResult();
        return new Load(number(load[0]), number(load[1]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static String unread(Selection wanted) {
        if (!wanted.unreadOnly()) {
            return "";
        }
        return wanted.reader().equals(Reader.OWNER)
                ? " and m.readers is empty"
                : " and '' not member of m.readers and :reader not member of m.readers";
    }

    private StoredMessageRow requireBegun(UploadId upload) {
        return upload(upload).filter(row -> !row.isComplete()).orElseThrow(BrokenOff::new);
    }

    private Optional<StoredMessageRow> upload(UploadId upload) {
        return Optional.ofNullable(entities.find(StoredMessageRow.class, upload.value()));
    }

    private Optional<StoredMessageRow> row(UserId owner, StoredMessageId id) {
        return rowQuery()
                .setParameter("id", id.value())
                .setParameter("owner", owner.value())
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<StoredMessageRow> rowQuery() {
        return entities.createQuery(
                "select m from StoredMessageRow m where m.id = :id and m.owner.id = :owner", StoredMessageRow.class);
    }
}
