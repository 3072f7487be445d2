package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.restsip.user.Session;
import org.restsip.user.SessionId;

/** A session as a row. */
@Entity
@Table(name = "sessions")
class SessionRow {
    @Id
    @Column(name = "id")
    private String id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "owner_id")
    private UserRow owner;

    @Column(name = "generation")
    private int generation;

    @Column(name = "created")
    @Convert(converter = InstantAsMicros.class)
    private Instant created;

    @Column(name = "last_used")
    @Convert(converter = InstantAsMicros.class)
    private Instant lastUsed;

    @Column(name = "ends")
    @Convert(converter = InstantAsMicros.class)
    private Instant ends;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected SessionRow() {}

    SessionRow(UserRow owner, Session session) {
        this.owner = owner;
        id = session.id().value();
        generation = session.generation();
        created = session.created();
        lastUsed = session.lastUsed();
        ends = session.ends();
    }

    Session toSession() {
        return new Session(new SessionId(id), owner.aor(), generation, created, lastUsed, ends);
    }
}
