package org.restsip.mailbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.event.Feed;
import org.restsip.event.Signals;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.Lookup;
import org.restsip.user.User;
import org.restsip.user.UserId;

/** Messages that are left for a user, who reads them on any device and throws them away. */
@Singleton
public class Mailbox {
    /** Messages that are shown with the mailbox. */
    private static final int NEWEST = 50;

    private final Mailboxes mailboxes;
    private final Lookup lookup;
    private final Signals signals;
    private final MailboxRules rules;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Mailbox(Mailboxes mailboxes, Lookup lookup, Signals signals, MailboxRules rules, Ids ids, Clock clock) {
        this.mailboxes = mailboxes;
        this.lookup = lookup;
        this.signals = signals;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** A message that was left now, or before by another try. */
    public record Left(StoredMessage message, boolean created) {}

    /** A mailbox as it is watched. */
    public record Shown(User owner, Summary summary, List<StoredMessage> newest) {}

    /**
     * Leaves a message. When this returns it is kept; if this throws, nothing of it is.
     *
     * @param owner id, address or local part of the user for whom it is
     */
    public Left leave(Caller by, String owner, Attempt attempt, Letter letter) {
        var user = lookup.receiver(by, owner);
        var id = new StoredMessageId(attempt.id(ids, 'm', by.aor().toString(), "/user/" + user.id()));
        var intake = new Intake(letter, rules.maxBytes());
        var present = mailboxes.find(user.id(), id);
        var message = present.orElseGet(() -> keep(id, by.aor(), user.id(), letter, intake));
        if (present.isPresent()) {
            new Attempt(attempt.key(), intake.fingerprint()).requireSame(message.fingerprint());
        }
        return new Left(message, present.isEmpty());
    }

    /**
     * Keeps a message that was sent, that its sender had the right to send, and that nobody took. Storing it again does
     * nothing.
     *
     * @throws org.restsip.user.NoSuchUser if the owner is gone
     * @throws MailboxFull                 if there is no room for it
     */
    public StoredMessage store(StoredMessageId id, Aor sender, Aor owner, String type, byte[] content) {
        var user = lookup.named(owner.toString());
        var letter = Letter.of(type, Optional.empty(), content);
        return mailboxes
                .find(user.id(), id)
                .orElseGet(() -> keep(id, sender, user.id(), letter, new Intake(letter, rules.maxBytes())));
    }

    /** The owner's messages, the newest first. */
    public Part<StoredMessage> messages(Caller by, String owner, Reader reader, boolean unreadOnly, Page page) {
        var wanted = new Selection(reader, unreadOnly, page.after().map(Long::valueOf), page.lookahead());
        return page.cut(mailboxes.of(lookup.own(by, owner).id(), wanted), message -> Long.toString(message.number()));
    }

    /** What is in the owner's mailbox. */
    public Summary summary(Caller by, String owner) {
        return mailboxes.summary(lookup.own(by, owner).id());
    }

    public StoredMessage message(Caller by, String owner, StoredMessageId id) {
        return mailboxes.find(lookup.own(by, owner).id(), id).orElseThrow(NoSuchStoredMessage::new);
    }

    /**
     * Writes a message's content, without ever having more than one part of it in memory.
     *
     * @param from the first byte, counted from zero
     * @param upto the byte after the last
     * @throws IOException if the client is gone, or the message is by now
     */
    public void write(StoredMessage message, long from, long upto, OutputStream out) throws IOException {
        for (var at = from; at < upto; ) {
            var number = (int) (at / Mailboxes.PART);
            var start = (int) (at % Mailboxes.PART);
            var part = mailboxes
                    .part(message.owner(), message.id(), number)
                    .orElseThrow(() -> new IOException("the message was thrown away"));
            var length = (int) Math.min(part.length - start, upto - at);
            out.write(part, start, length);
            at += length;
        }
    }

    /** The reader has read the message, or takes it for new again. */
    public StoredMessage mark(Caller by, String owner, StoredMessageId id, Reader reader, boolean read) {
        var user = lookup.own(by, owner).id();
        var marked = mailboxes.mark(user, id, reader, read).orElseThrow(NoSuchStoredMessage::new);
        tell(user);
        return marked;
    }

    /** Throws a message away. */
    public void remove(Caller by, String owner, StoredMessageId id) {
        var user = lookup.own(by, owner).id();
        if (!mailboxes.remove(user, id)) {
            throw new NoSuchStoredMessage();
        }
        tell(user);
    }

    /** Follows the owner's mailbox. */
    public Feed watch(Caller by, String owner, Optional<Version> seen) {
        var topic = lookup.own(by, owner).id().topic();
        return new StateFeed(topic, seen, () -> {
            var shown = show(by, owner);
            return Snapshot.of(shown.summary().version(), shown);
        });
    }

    /** Follows only how many messages there are in the owner's mailbox: its {@link Summary}. */
    public Feed watchSummary(Caller by, String owner) {
        var user = lookup.own(by, owner).id();
        return new StateFeed(user.topic(), Optional.empty(), () -> {
            var summary = mailboxes.summary(lookup.own(by, owner).id());
            return Snapshot.of(summary.version(), summary);
        });
    }

    /** The owner's mailbox with its newest messages. */
    public Shown show(Caller by, String owner) {
        var user = lookup.own(by, owner);
        return new Shown(user, mailboxes.summary(user.id()), mailboxes.of(user.id(), Selection.newest(NEWEST)));
    }

    /** Throws away what was kept long enough; called now and then on every node, which does no harm. */
    public void sweep() {
        var now = clock.instant();
        var swept = new LinkedHashSet<UserId>();
        for (var some = mailboxes.sweep(now.minus(rules.retention()), now);
                !some.isEmpty();
                some = mailboxes.sweep(now.minus(rules.retention()), now)) {
            swept.addAll(some);
        }
        swept.forEach(this::tell);
    }

    private StoredMessage keep(StoredMessageId id, Aor sender, UserId owner, Letter letter, Intake intake) {
        var upload = new UploadId(ids.random('b'));
        var now = clock.instant();
        var part = intake.next();
        mailboxes.begin(upload, owner, sender, intake.room(), now, rules);
        try {
            mailboxes.append(upload, 0, part);
            for (var number = 1; !intake.isOver(); number++) {
                mailboxes.append(upload, number, intake.next());
            }
            var fingerprint = intake.fingerprint();
            var kept = mailboxes.complete(
                    upload,
                    new StoredMessage(
                            id,
                            0,
                            owner,
                            sender,
                            letter.type(),
                            intake.size(),
                            letter.media(),
                            now,
                            fingerprint,
                            ReadMarks.NONE));
            tell(owner);
            return kept;
        } catch (RuntimeException e) {
            mailboxes.abandon(upload);
            throw e;
        }
    }

    private void tell(UserId owner) {
        signals.tell(owner.topic());
    }
}
