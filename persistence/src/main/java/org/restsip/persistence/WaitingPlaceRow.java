package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.restsip.login.ContactId;
import org.restsip.message.DurableMessages.Place;
import org.restsip.message.MessageId;

/** A contact that a message waits for as a row. */
@Entity
@Table(name = "waiting_places")
@IdClass(WaitingPlaceRow.Key.class)
class WaitingPlaceRow {
    @Id
    @Column(name = "message_id")
    private String messageId;

    @Id
    @Column(name = "contact")
    private String contact;

    @Column(name = "seq")
    private long seq;

    @Column(name = "phone")
    private boolean phone;

    /** Which message waits for whom. */
    record Key(String messageId, String contact) implements Serializable {}

    @SuppressWarnings("NullAway.Init") // for JPA
    protected WaitingPlaceRow() {}

    WaitingPlaceRow(MessageId message, Place place) {
        messageId = message.value();
        contact = place.contact().value();
        seq = place.seq();
        phone = place.phone();
    }

    String messageId() {
        return messageId;
    }

    Place toPlace() {
        return new Place(new ContactId(contact), seq, phone);
    }
}
