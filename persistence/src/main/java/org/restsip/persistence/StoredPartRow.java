package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A part of a stored message's content as a row. */
@Entity
@Table(name = "stored_parts")
@IdClass(StoredPartRow.Key.class)
class StoredPartRow {
    @Id
    @Column(name = "upload_id")
    private String uploadId;

    @Id
    @Column(name = "part")
    private int part;

    @Column(name = "bytes")
    private byte[] bytes;

    /** Which part of which content. */
    record Key(String uploadId, int part) implements Serializable {}

    @SuppressWarnings("NullAway.Init") // for JPA
    protected StoredPartRow() {}

    StoredPartRow(String uploadId, int part, byte[] bytes) {
        this.uploadId = uploadId;
        this.part = part;
        this.bytes = bytes;
    }
}
