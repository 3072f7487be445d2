package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** How often a mailbox has changed. There is none before the first change. */
@Entity
@Table(name = "mailboxes")
class MailboxRow {
    @Id
    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "changes")
    private long changes;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected MailboxRow() {}

    private MailboxRow(String ownerId) {
        this.ownerId = ownerId;
    }

    static Optional<MailboxRow> find(EntityManager entities, UserRow owner) {
        return Optional.ofNullable(entities.find(MailboxRow.class, owner.id()));
    }

    /** Counts up, while the owner's row is locked. */
    static long change(EntityManager entities, UserRow owner) {
        var row = find(entities, owner).orElseGet(() -> {
            var first = new MailboxRow(owner.id());
            entities.persist(first);
            return first;
        });
        row.changes++;
        return row.changes;
    }

    long changes() {
        return changes;
    }
}
