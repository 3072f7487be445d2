package org.restsip.mailbox;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.restsip.event.Version;
import org.restsip.mailbox.MailboxRules.Load;
import org.restsip.user.Aor;
import org.restsip.user.NoSuchUser;
import org.restsip.user.UserId;
import org.restsip.user.Users;

/** Mailboxes in memory, for tests. */
public class MemoryMailboxes implements Mailboxes {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private record Upload(UserId owner, Aor sender, long room, Instant begun, ByteArrayOutputStream content) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by none
    private record Kept(StoredMessage message, byte[] content) {}

    private final Users users;
    private final Map<UploadId, Upload> uploads = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Map<UserId, Long> changes = new HashMap<>();

    public MemoryMailboxes(Users users) {
        this.users = users;
    }

    @Override
    public synchronized void begin(
            UploadId upload, UserId owner, Aor sender, long bytes, Instant now, MailboxRules rules) {
        requireUser(owner);
        rules.requireRoom(load(owner, from -> true), load(owner, sender::equals), bytes);
        uploads.put(upload, new Upload(owner, sender, bytes, now, new ByteArrayOutputStream()));
    }

    @Override
    public synchronized void append(UploadId upload, int part, byte[] bytes) {
        Optional.ofNullable(uploads.get(upload))
                .orElseThrow(BrokenOff::new)
                .content()
                .writeBytes(bytes);
    }

    @Override
    public synchronized StoredMessage complete(UploadId upload, StoredMessage message) {
        requireUser(message.owner());
        var begun = Optional.ofNullable(uploads.remove(upload)).orElseThrow(BrokenOff::new);
        return find(message.owner(), message.id()).orElseGet(() -> {
            var numbered = new StoredMessage(
                    message.id(),
                    changed(message.owner()),
                    message.owner(),
                    message.sender(),
                    message.type(),
                    message.size(),
                    message.media(),
                    message.left(),
                    message.fingerprint(),
                    ReadMarks.NONE);
            kept.add(new Kept(numbered, begun.content().toByteArray()));
            return numbered;
        });
    }

    @Override
    public synchronized void abandon(UploadId upload) {
        uploads.remove(upload);
    }

    @Override
    public synchronized Optional<StoredMessage> find(UserId owner, StoredMessageId id) {
        return row(owner, id).map(Kept::message);
    }

    @Override
    public synchronized Optional<byte[]> part(UserId owner, StoredMessageId id, int part) {
        return row(owner, id)
                .map(Kept::content)
                .filter(content -> (long) part * PART < content.length)
                .map(content -> Arrays.copyOfRange(content, part * PART, Math.min(content.length, (part + 1) * PART)));
    }

    @Override
    public synchronized List<StoredMessage> of(UserId owner, Selection wanted) {
        return kept.stream()
                .map(Kept::message)
                .filter(message -> message.owner().equals(owner))
                .filter(message -> !wanted.unreadOnly() || !message.marks().isReadBy(wanted.reader()))
                .filter(message -> wanted.before()
                        .filter(before -> message.number() >= before)
                        .isEmpty())
                .sorted(Comparator.comparingLong(StoredMessage::number).reversed())
                .limit(wanted.limit())
                .toList();
    }

    @Override
    public synchronized Summary summary(UserId owner) {
        return users.find(owner)
                .map(user -> {
                    var all = of(owner, Selection.newest(Integer.MAX_VALUE));
                    return new Summary(
                            new Version(
                                    Version.startingAt(user.created()).incarnation(),
                                    changes.getOrDefault(owner, 0L) + 1),
                            all.size(),
                            all.stream()
                                    .filter(message -> !message.marks().isReadBy(Reader.OWNER))
                                    .count(),
                            all.stream().mapToLong(StoredMessage::size).sum());
                })
                .orElse(Summary.NOTHING);
    }

    @Override
    public synchronized Optional<StoredMessage> mark(UserId owner, StoredMessageId id, Reader reader, boolean read) {
        var row = row(owner, id);
        row.ifPresent(known -> {
            var old = known.message();
            var marks = read ? old.marks().with(reader) : old.marks().without(reader);
            kept.set(
                    kept.indexOf(known),
                    new Kept(
                            new StoredMessage(
                                    id,
                                    old.number(),
                                    owner,
                                    old.sender(),
                                    old.type(),
                                    old.size(),
                                    old.media(),
                                    old.left(),
                                    old.fingerprint(),
                                    marks),
                            known.content()));
            changed(owner);
        });
        return find(owner, id);
    }

    @Override
    public synchronized boolean remove(UserId owner, StoredMessageId id) {
        var row = row(owner, id);
        row.ifPresent(known -> {
            kept.remove(known);
            changed(owner);
        });
        return row.isPresent();
    }

    @Override
    public synchronized List<UserId> sweep(Instant leftBefore, Instant now) {
        uploads.values().removeIf(upload -> upload.begun().plus(PATIENCE).isBefore(now));
        var old = kept.stream()
                .filter(row -> row.message().left().isBefore(leftBefore))
                .toList();
        var owners = new LinkedHashSet<UserId>();
        old.forEach(row -> owners.add(row.message().owner()));
        kept.removeAll(old);
        owners.forEach(this::changed);
        return List.copyOf(owners);
    }

    private Load load(UserId owner, Predicate<Aor> sender) {
        var present = kept.stream()
                .map(Kept::message)
                .filter(message -> message.owner().equals(owner) && sender.test(message.sender()))
                .toList();
        var coming = uploads.values().stream()
                .filter(upload -> upload.owner().equals(owner) && sender.test(upload.sender()))
                .toList();
        return new Load(
                present.size() + coming.size(),
                present.stream().mapToLong(StoredMessage::size).sum()
                        + coming.stream().mapToLong(Upload::room).sum());
    }

    private Optional<Kept> row(UserId owner, StoredMessageId id) {
        return kept.stream()
                .filter(row -> row.message().owner().equals(owner)
                        && row.message().id().equals(id))
                .findFirst();
    }

    private long changed(UserId owner) {
        return changes.merge(owner, 1L, Long::sum);
    }

    private void requireUser(UserId owner) {
        if (users.find(owner).isEmpty()) {
            throw new NoSuchUser();
        }
    }
}
