package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.restsip.message.Content;
import org.restsip.message.DurableMessages.Place;
import org.restsip.message.DurableMessages.Waiting;
import org.restsip.message.Handling.Kind;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.user.Aor;

/** A message on its way as a row. */
@Entity
@Table(name = "waiting_messages")
class WaitingMessageRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "sender")
    private String sender;

    @Column(name = "receiver")
    private String receiver;

    @Column(name = "type")
    private String type;

    @Column(name = "bytes")
    private byte[] bytes;

    @Column(name = "sent")
    @Convert(converter = InstantAsMicros.class)
    private Instant sent;

    @Column(name = "expires")
    @Convert(converter = InstantAsMicros.class)
    private Instant expires;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "store")
    private boolean store;

    @Column(name = "fingerprint")
    private String fingerprint;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected WaitingMessageRow() {}

    WaitingMessageRow(Message message, String fingerprint) {
        id = message.id().value();
        sender = message.sender().toString();
        receiver = message.receiver().toString();
        type = message.content().type();
        bytes = message.content().bytes();
        sent = message.sent();
        expires = message.expires();
        kind = message.kind();
        store = message.store();
        this.fingerprint = fingerprint;
    }

    String id() {
        return id;
    }

    Waiting toWaiting(List<Place> places) {
        var message = new Message(
                new MessageId(id),
                Aor.of(sender),
                Aor.of(receiver),
                new Content(type, bytes),
                sent,
                expires,
                kind,
                store);
        return new Waiting(message, fingerprint, places);
    }
}
