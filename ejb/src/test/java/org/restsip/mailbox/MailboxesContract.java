package org.restsip.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.restsip.user.Aor;
import org.restsip.user.NoSuchUser;
import org.restsip.user.User;
import org.restsip.user.UserId;
import org.restsip.user.Users;

/** What every implementation of {@link Mailboxes} does. */
public abstract class MailboxesContract {
    protected static final UserId ALICE = new UserId("u1");
    protected static final Aor ALICES = Aor.of("alice@example.com");
    protected static final Aor BOB = Aor.of("bob@example.com");
    protected static final UserId BOBS_ID = new UserId("u2");
    protected static final UserId NOBODY = new UserId("u3");
    protected static final Aor CAROL = Aor.of("carol@example.com");
    protected static final Instant NOW = Instant.parse("2026-11-23T15:04:05.123456Z");
    protected static final MailboxRules RULES = new MailboxRules(1_000_000, 4, 1_000, 3, 500, Duration.ofDays(1));
    private static final Reader DESK = new Reader("desk");
    private static final Reader LAPTOP = new Reader("laptop");

    /** The owners of the mailboxes; every call is kept when it returns. */
    protected abstract Users users();

    /** Empty at first; every call is kept when it returns. */
    protected abstract Mailboxes mailboxes();

    @BeforeEach
    protected void aliceAndBobHaveSignedUp() {
        users().add(new User(ALICE, ALICES, "Alice", NOW), "hash");
        users().add(new User(BOBS_ID, BOB, "Bob", NOW), "hash");
    }

    @Test
    void aCompleteMessageIsInTheMailboxOfItsOwnerAlone() {
        var kept = leave("m1", BOB, "hello");

        assertThat(mailboxes().find(ALICE, kept.id())).contains(kept);
        assertThat(mailboxes().of(ALICE, Selection.newest(10))).containsExactly(kept);
        assertThat(mailboxes().find(BOBS_ID, kept.id())).isEmpty();
        assertThat(mailboxes().of(BOBS_ID, Selection.newest(10))).isEmpty();
        assertThat(mailboxes().part(BOBS_ID, kept.id(), 0)).isEmpty();
    }

    @Test
    void allThatWasSaidOfAMessageIsKept() {
        var said = new StoredMessage(
                new StoredMessageId("m1"),
                0,
                ALICE,
                BOB,
                "application/json;charset=utf-8",
                5,
                Optional.of("rtsp://media.example.com/1"),
                NOW,
                "print",
                ReadMarks.NONE);
        var upload = new UploadId("b1");
        mailboxes().begin(upload, ALICE, BOB, 5, NOW, RULES);
        mailboxes().append(upload, 0, bytes("hello"));

        mailboxes().complete(upload, said);

        assertThat(mailboxes().find(ALICE, said.id()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("number")
                .isEqualTo(said);
    }

    @Test
    void aLargeContentComesBackByteForByteInParts() {
        var content = new byte[2 * Mailboxes.PART + 17];
        new Random(20260101).nextBytes(content);
        var rules = new MailboxRules(1_000_000, 4, 1_000_000, 3, 1_000_000, Duration.ofDays(1));
        var upload = new UploadId("b1");
        mailboxes().begin(upload, ALICE, BOB, content.length, NOW, rules);
        for (var part = 0; part * Mailboxes.PART < content.length; part++) {
            var end = Math.min(content.length, (part + 1) * Mailboxes.PART);
            mailboxes().append(upload, part, java.util.Arrays.copyOfRange(content, part * Mailboxes.PART, end));
        }
        var kept = mailboxes().complete(upload, message("m1", BOB, content.length, NOW));

        var read = new ByteArrayOutputStream();
        for (var part = 0; part < 3; part++) {
            read.writeBytes(mailboxes().part(ALICE, kept.id(), part).orElseThrow());
        }
        assertThat(read.toByteArray()).isEqualTo(content);
        assertThat(mailboxes().part(ALICE, kept.id(), 3)).isEmpty();
    }

    @Test
    void nobodySeesAMessageBeforeItIsComplete() {
        mailboxes().begin(new UploadId("b1"), ALICE, BOB, 5, NOW, RULES);
        mailboxes().append(new UploadId("b1"), 0, bytes("hello"));

        assertThat(mailboxes().of(ALICE, Selection.newest(10))).isEmpty();
        assertThat(mailboxes().summary(ALICE).messages()).isZero();
        assertThat(mailboxes().find(ALICE, new StoredMessageId("m1"))).isEmpty();
    }

    @Test
    void ofTwoTriesTheFirstToBeCompleteIsTheMessage() {
        mailboxes().begin(new UploadId("b1"), ALICE, BOB, 5, NOW, RULES);
        mailboxes().append(new UploadId("b1"), 0, bytes("first"));
        mailboxes().begin(new UploadId("b2"), ALICE, BOB, 6, NOW, RULES);
        mailboxes().append(new UploadId("b2"), 0, bytes("second"));

        var second = mailboxes().complete(new UploadId("b2"), message("m1", BOB, 6, NOW));
        var first = mailboxes().complete(new UploadId("b1"), message("m1", BOB, 5, NOW.plusSeconds(1)));

        assertThat(first).isEqualTo(second);
        assertThat(mailboxes().of(ALICE, Selection.newest(10))).containsExactly(second);
        assertThat(text(second.id())).isEqualTo("second");
        assertThat(mailboxes().summary(ALICE).bytes()).isEqualTo(6);
    }

    @Test
    void aMailboxOfNobodyTakesNothing() {
        assertThatThrownBy(() -> mailboxes().begin(new UploadId("b1"), NOBODY, BOB, 5, NOW, RULES))
                .isInstanceOf(NoSuchUser.class);
        assertThat(mailboxes().summary(NOBODY)).isEqualTo(Summary.NOTHING);
        assertThat(mailboxes().of(NOBODY, Selection.newest(10))).isEmpty();
    }

    @Test
    void theNewestComesFirstPageByPage() {
        var messages = IntStream.range(0, 3)
                .mapToObj(n -> leave("m" + n, BOB, "text " + n))
                .toList();

        var first = mailboxes().of(ALICE, Selection.newest(2));
        assertThat(first).containsExactly(messages.get(2), messages.get(1));
        assertThat(mailboxes()
                        .of(
                                ALICE,
                                new Selection(
                                        Reader.OWNER,
                                        false,
                                        Optional.of(first.get(1).number()),
                                        2)))
                .containsExactly(messages.get(0));
    }

    @Test
    void aFullMailboxTakesNoMore() {
        leave("m1", BOB, "x".repeat(400));
        leave("m2", CAROL, "x".repeat(400));

        assertThatThrownBy(() -> leave("m3", ALICES, "x".repeat(201))).isInstanceOf(MailboxFull.class);
        leave("m4", ALICES, "x");
        leave("m5", ALICES, "x");
        assertThatThrownBy(() -> leave("m6", ALICES, "x")).isInstanceOf(MailboxFull.class);
    }

    @Test
    void oneSenderCannotFillAMailbox() {
        leave("m1", BOB, "x".repeat(499));
        assertThatThrownBy(() -> leave("m2", BOB, "xx")).isInstanceOf(TooMuchFromOne.class);
        leave("m3", CAROL, "1");
        leave("m4", CAROL, "2");
        mailboxes().remove(ALICE, new StoredMessageId("m1"));
        leave("m5", CAROL, "3");
        assertThatThrownBy(() -> leave("m6", CAROL, "4")).isInstanceOf(TooMuchFromOne.class);
    }

    @Test
    void roomIsTakenFromTheBeginningAndGivenBackIfTheMessageDoesNotCome() {
        mailboxes().begin(new UploadId("b1"), ALICE, BOB, 500, NOW, RULES);
        assertThatThrownBy(() -> leave("m1", BOB, "x")).isInstanceOf(TooMuchFromOne.class);

        mailboxes().abandon(new UploadId("b1"));

        leave("m2", BOB, "x".repeat(500));
    }

    @Test
    void aMessageTakesNoMoreRoomThanItNeeds() {
        mailboxes().begin(new UploadId("b1"), ALICE, BOB, 500, NOW, RULES);
        mailboxes().append(new UploadId("b1"), 0, bytes("short"));
        mailboxes().complete(new UploadId("b1"), message("m1", BOB, 5, NOW));

        leave("m2", BOB, "x".repeat(495));
    }

    @Test
    void eachDeviceReadsForItself() {
        var id = leave("m1", BOB, "hello").id();

        var marked = mailboxes().mark(ALICE, id, DESK, true).orElseThrow();

        assertThat(marked.marks().isReadBy(DESK)).isTrue();
        assertThat(marked.marks().isReadBy(LAPTOP)).isFalse();
        assertThat(mailboxes().find(ALICE, id)).contains(marked);
        assertThat(unread(DESK)).isEmpty();
        assertThat(unread(LAPTOP)).containsExactly(marked);
        assertThat(unread(Reader.OWNER)).isEmpty();
        assertThat(mailboxes().summary(ALICE).unread()).isZero();
    }

    @Test
    void whatTheOwnerHasReadIsReadOnAllDevicesAndCanBecomeUnreadAgain() {
        var id = leave("m1", BOB, "hello").id();
        mailboxes().mark(ALICE, id, Reader.OWNER, true);
        assertThat(unread(LAPTOP)).isEmpty();

        mailboxes().mark(ALICE, id, Reader.OWNER, false);

        assertThat(unread(LAPTOP)).hasSize(1);
        assertThat(mailboxes().summary(ALICE).unread()).isEqualTo(1);
    }

    @Test
    void nobodyMarksOrRemovesWhatIsAnothers() {
        var kept = leave("m1", BOB, "hello");

        assertThat(mailboxes().mark(BOBS_ID, kept.id(), Reader.OWNER, true)).isEmpty();
        assertThat(mailboxes().remove(BOBS_ID, kept.id())).isFalse();
        assertThat(mailboxes().find(ALICE, kept.id())).contains(kept);
    }

    @Test
    void aRemovedMessageIsGoneWithItsContent() {
        var id = leave("m1", BOB, "hello").id();
        mailboxes().mark(ALICE, id, DESK, true);

        assertThat(mailboxes().remove(ALICE, id)).isTrue();

        assertThat(mailboxes().find(ALICE, id)).isEmpty();
        assertThat(mailboxes().part(ALICE, id, 0)).isEmpty();
        assertThat(mailboxes().summary(ALICE).bytes()).isZero();
        assertThat(mailboxes().remove(ALICE, id)).isFalse();
    }

    @Test
    void theVersionMovesWithEveryChangeAndWithNothingElse() {
        var empty = mailboxes().summary(ALICE).version();
        var id = leave("m1", BOB, "hello").id();
        var left = mailboxes().summary(ALICE).version();
        assertThat(mailboxes().summary(ALICE).version()).isEqualTo(left);
        mailboxes().mark(ALICE, id, DESK, true);
        var marked = mailboxes().summary(ALICE).version();
        mailboxes().remove(ALICE, id);
        var removed = mailboxes().summary(ALICE).version();

        assertThat(List.of(empty, left, marked, removed)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatWasKeptLongEnoughIsSwept() {
        leave("m1", BOB, "old");
        var fresh = leave("m2", BOB, "new", NOW.plusSeconds(60));

        assertThat(mailboxes().sweep(NOW.plusSeconds(30), NOW)).containsExactly(ALICE);

        assertThat(mailboxes().of(ALICE, Selection.newest(10))).containsExactly(fresh);
        assertThat(mailboxes().sweep(NOW.plusSeconds(30), NOW)).isEmpty();
    }

    @Test
    void whatIsNotCompleteAfterAnHourIsSwept() {
        mailboxes().begin(new UploadId("b1"), ALICE, BOB, 500, NOW, RULES);
        mailboxes().append(new UploadId("b1"), 0, bytes("hel"));

        mailboxes().sweep(NOW.minusSeconds(1), NOW.plus(Duration.ofMinutes(59)));
        assertThatThrownBy(() -> leave("m1", BOB, "x")).isInstanceOf(TooMuchFromOne.class);
        mailboxes().sweep(NOW.minusSeconds(1), NOW.plus(Duration.ofMinutes(61)));

        leave("m2", BOB, "x");
        assertThatThrownBy(() -> mailboxes().complete(new UploadId("b1"), message("m3", BOB, 3, NOW)))
                .isInstanceOf(BrokenOff.class);
    }

    private StoredMessage leave(String id, Aor sender, String content) {
        return leave(id, sender, content, NOW);
    }

    private StoredMessage leave(String id, Aor sender, String content, Instant left) {
        var upload = new UploadId("b-" + id);
        mailboxes().begin(upload, ALICE, sender, content.length(), left, RULES);
        mailboxes().append(upload, 0, bytes(content));
        return mailboxes().complete(upload, message(id, sender, content.length(), left));
    }

    private static StoredMessage message(String id, Aor sender, long size, Instant left) {
        return new StoredMessage(
                new StoredMessageId(id),
                0,
                ALICE,
                sender,
                "text/plain",
                size,
                Optional.empty(),
                left,
                "print",
                ReadMarks.NONE);
    }

    private List<StoredMessage> unread(Reader reader) {
        return mailboxes().of(ALICE, new Selection(reader, true, Optional.empty(), 10));
    }

    private String text(StoredMessageId id) {
        return new String(mailboxes().part(ALICE, id, 0).orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
