package org.restsip.persistence;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.restsip.mailbox.ReadMarks;
import org.restsip.mailbox.Reader;
import org.restsip.mailbox.StoredMessage;
import org.restsip.mailbox.StoredMessageId;
import org.restsip.mailbox.UploadId;
import org.restsip.user.Aor;
import org.restsip.user.UserId;

/** A message in a mailbox, or on its way into one, as a row. */
@Entity
@Table(name = "stored_messages")
class StoredMessageRow {
    @Id
    @Column(name = "upload_id")
    private String uploadId;

    @Column(name = "id")
    private @Nullable String id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "owner_id")
    private UserRow owner;

    @Column(name = "number")
    private @Nullable Long number;

    @Column(name = "sender")
    private String sender;

    @Column(name = "type")
    private String type = "";

    @Column(name = "size")
    private long size;

    @Column(name = "media")
    private @Nullable String media;

    @Column(name = "left_at")
    @Convert(converter = InstantAsMicros.class)
    private Instant left;

    @Column(name = "fingerprint")
    private String fingerprint = "";

    @ElementCollection
    @CollectionTable(name = "read_marks", joinColumns = @JoinColumn(name = "upload_id"))
    @Column(name = "reader")
    private Set<String> readers = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // for JPA
    protected StoredMessageRow() {}

    /** One that is still coming. */
    StoredMessageRow(UploadId upload, UserRow owner, Aor sender, long room, Instant begun) {
        this.uploadId = upload.value();
        this.owner = owner;
        this.sender = sender.toString();
        this.size = room;
        this.left = begun;
    }

    void complete(StoredMessage message, long place) {
        id = message.id().value();
        number = place;
        type = message.type();
        size = message.size();
        media = message.media().orElse(null);
        left = message.left();
        fingerprint = message.fingerprint();
    }

    boolean isComplete() {
        return number != null;
    }

    void mark(ReadMarks marks) {
        readers.clear();
        marks.readers().forEach(reader -> readers.add(reader.device()));
    }

    String ownerId() {
        return owner.id();
    }

    String uploadId() {
        return uploadId;
    }

    ReadMarks marks() {
        return new ReadMarks(readers.stream().map(Reader::new).collect(Collectors.toSet()));
    }

    StoredMessage toMessage() {
        return new StoredMessage(
                new StoredMessageId(Optional.ofNullable(id).orElse("")),
                Optional.ofNullable(number).orElse(0L),
                new UserId(owner.id()),
                Aor.of(sender),
                type,
                size,
                Optional.ofNullable(media),
                left,
                fingerprint,
                marks());
    }
}
