package org.restsip.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.restsip.World.ALICE;
import static org.restsip.World.AS_ALICE;
import static org.restsip.World.AS_BOB;
import static org.restsip.World.AS_CAROL;
import static org.restsip.World.AS_OPERATOR;
import static org.restsip.World.BOB;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restsip.InvalidValue;
import org.restsip.Page;
import org.restsip.World;
import org.restsip.event.Event;
import org.restsip.event.Version;
import org.restsip.user.Attempt;
import org.restsip.user.KeyReused;
import org.restsip.user.NoSuchUser;
import org.restsip.user.Privacy;
import org.restsip.user.UserId;

class MailboxTest {
    private static final String ALICES = "u-alice";
    private final World world = new World();
    private final Mailbox mailbox = world.mailbox;

    @Test
    void whatIsLeftIsReadByItsOwnerByteForByte() throws IOException {
        var left = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("hello"));

        assertThat(left.created()).isTrue();
        assertThat(left.message().sender()).isEqualTo(BOB);
        assertThat(mailbox.message(AS_ALICE, ALICES, left.message().id())).isEqualTo(left.message());
        assertThat(read(left.message(), 0, 5)).asString().isEqualTo("hello");
    }

    @Test
    void anyPartOfALargeMessageCanBeRead() throws IOException {
        var content = new byte[3 * Mailboxes.PART + 5];
        new Random(20260101).nextBytes(content);

        var message = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, audio(content, OptionalLong.empty()))
                .message();

        assertThat(message.size()).isEqualTo(content.length);
        assertThat(read(message, 0, content.length)).isEqualTo(content);
        var from = Mailboxes.PART - 3;
        assertThat(read(message, from, from + 10)).isEqualTo(Arrays.copyOfRange(content, from, from + 10));
        assertThat(read(message, content.length - 1, content.length)).containsExactly(content[content.length - 1]);
    }

    @Test
    void aMessageThatFillsItsPartsExactlyIsWhole() throws IOException {
        var content = new byte[2 * Mailboxes.PART];
        new Random(20260102).nextBytes(content);

        var message = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, audio(content, OptionalLong.empty()))
                .message();

        assertThat(read(message, 0, message.size())).isEqualTo(content);
    }

    @Test
    void aUserIsFoundByIdAddressAndLocalPart() {
        for (var name : List.of(ALICES, "alice@example.com", "ALICE@Example.com", "alice")) {
            mailbox.leave(AS_BOB, name, Attempt.ONCE, text("to " + name));
        }
        assertThat(mailbox.summary(AS_ALICE, "alice").messages()).isEqualTo(4);
    }

    @Test
    void whoIsNotThereAndWhoKeepsTheSenderOutLookAlike() {
        world.users.change(new UserId(ALICES), alice -> alice.with(blocking()));

        for (var name : List.of("nobody@example.com", "nobody", "..", "", ALICES, "alice")) {
            assertThatThrownBy(() -> mailbox.leave(AS_BOB, name, Attempt.ONCE, text("hello")))
                    .isInstanceOf(NoSuchUser.class);
        }
        mailbox.leave(AS_CAROL, ALICES, Attempt.ONCE, text("hello"));
        assertThat(mailbox.summary(AS_ALICE, ALICES).messages()).isEqualTo(1);
    }

    @Test
    void onlyTheOwnerReadsMarksAndThrowsAway() {
        var id = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("hello"))
                .message()
                .id();

        for (var other : List.of(AS_BOB, AS_OPERATOR)) {
            assertThatThrownBy(() -> mailbox.message(other, ALICES, id)).isInstanceOf(NoSuchUser.class);
            assertThatThrownBy(() -> mailbox.messages(other, ALICES, Reader.OWNER, false, Page.first(5)))
                    .isInstanceOf(NoSuchUser.class);
            assertThatThrownBy(() -> mailbox.mark(other, ALICES, id, Reader.OWNER, true))
                    .isInstanceOf(NoSuchUser.class);
            assertThatThrownBy(() -> mailbox.remove(other, ALICES, id)).isInstanceOf(NoSuchUser.class);
            assertThatThrownBy(() -> mailbox.watch(other, ALICES, Optional.empty()))
                    .isInstanceOf(NoSuchUser.class);
        }
    }

    @Test
    void aRepeatUnderItsKeyIsTheSameMessage() {
        var first = mailbox.leave(AS_BOB, ALICES, key("one"), text("hello"));
        var again = mailbox.leave(AS_BOB, "alice@example.com", key("one"), text("hello"));
        var other = mailbox.leave(AS_BOB, ALICES, key("two"), text("hello"));
        var carols = mailbox.leave(AS_CAROL, ALICES, key("one"), text("hello"));

        assertThat(again.created()).isFalse();
        assertThat(again.message()).isEqualTo(first.message());
        assertThat(Set.of(
                        first.message().id(),
                        other.message().id(),
                        carols.message().id()))
                .hasSize(3);
        assertThatThrownBy(() -> mailbox.leave(AS_BOB, ALICES, key("one"), text("something else")))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void whatIsTooLargeOrEmptyOrBreaksOffLeavesNothing() {
        var large = new byte[1_000_001];
        assertThatThrownBy(() -> mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, audio(large, OptionalLong.of(1_000_001))))
                .isInstanceOf(MediaTooLarge.class);
        assertThatThrownBy(() -> mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, audio(large, OptionalLong.empty())))
                .isInstanceOf(MediaTooLarge.class);
        assertThatThrownBy(() -> mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("")))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() ->
                        mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, audio(new byte[300_000], OptionalLong.of(400_000))))
                .isInstanceOf(BrokenOff.class);
        assertThatThrownBy(() -> mailbox.leave(
                        AS_BOB,
                        ALICES,
                        Attempt.ONCE,
                        new Letter("audio/ogg", Optional.empty(), OptionalLong.empty(), broken())))
                .isInstanceOf(BrokenOff.class);

        assertThat(mailbox.summary(AS_ALICE, ALICES).messages()).isZero();
        // and all the room is there again
        mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, audio(new byte[1_000_000], OptionalLong.empty()));
        mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, audio(new byte[500_000], OptionalLong.of(500_000)));
    }

    @Test
    void theOwnerSeesPageByPageWhatIsNewOnADevice() {
        var desk = new Reader("desk");
        var first = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("one")).message();
        var second = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("two")).message();
        var third = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("three")).message();
        mailbox.mark(AS_ALICE, ALICES, second.id(), desk, true);

        var page = mailbox.messages(AS_ALICE, ALICES, desk, true, Page.first(1));
        assertThat(page.items()).containsExactly(third);
        var rest = mailbox.messages(AS_ALICE, ALICES, desk, true, new Page(5, page.next()));
        assertThat(rest.items()).containsExactly(first);
        assertThat(rest.next()).isEmpty();
        assertThat(mailbox.messages(AS_ALICE, ALICES, new Reader("laptop"), true, Page.first(5))
                        .items())
                .hasSize(3);
    }

    @Test
    void aWatcherHearsOfEveryChange() {
        var watcher = world.open(mailbox.watch(AS_ALICE, ALICES, Optional.empty()));
        var id = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("hello"))
                .message()
                .id();
        world.settle();
        mailbox.mark(AS_ALICE, ALICES, id, Reader.OWNER, true);
        world.settle();
        mailbox.remove(AS_ALICE, ALICES, id);
        world.settle();

        assertThat(watcher.events())
                .extracting(event -> ((Mailbox.Shown) event.entity()).summary())
                .extracting(Summary::messages, Summary::unread)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 0L),
                        org.assertj.core.groups.Tuple.tuple(1L, 1L),
                        org.assertj.core.groups.Tuple.tuple(1L, 0L),
                        org.assertj.core.groups.Tuple.tuple(0L, 0L));
        assertThat(watcher.events())
                .extracting(Event::version)
                .doesNotHaveDuplicates()
                .allMatch(Optional::isPresent);
    }

    @Test
    void whatWasSentAndNotTakenIsStoredOnce() {
        var id = new StoredMessageId("m-sent");

        var stored = mailbox.store(id, BOB, ALICE, "text/x-any", bytes("hello"));
        var again = mailbox.store(id, BOB, ALICE, "text/x-any", bytes("hello"));

        assertThat(again).isEqualTo(stored);
        assertThat(mailbox.messages(AS_ALICE, ALICES, Reader.OWNER, false, Page.first(5))
                        .items())
                .containsExactly(stored);
    }

    @Test
    void whatWasKeptLongEnoughIsThrownAwayAndTheWatcherHearsOfIt() {
        mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("old"));
        world.passSeconds(86_400);
        var fresh = mailbox.leave(AS_BOB, ALICES, Attempt.ONCE, text("new")).message();
        var watcher = world.open(mailbox.watch(AS_ALICE, ALICES, Optional.empty()));

        world.passSeconds(29 * 86_400L + 1);
        mailbox.sweep();
        world.settle();

        var last = (Mailbox.Shown)
                watcher.events().get(watcher.events().size() - 1).entity();
        assertThat(last.newest()).containsExactly(fresh);
    }

    private byte[] read(StoredMessage message, long from, long upto) throws IOException {
        var out = new ByteArrayOutputStream();
        mailbox.write(message, from, upto, out);
        return out.toByteArray();
    }

    private static Attempt key(String key) {
        return new Attempt(Optional.of(key), "");
    }

    private static Letter text(String text) {
        return Letter.of("text/plain", Optional.empty(), bytes(text));
    }

    private static Letter audio(byte[] content, OptionalLong length) {
        return new Letter("audio/ogg", Optional.empty(), length, new ByteArrayInputStream(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Privacy blocking() {
        return new Privacy(Privacy.Visibility.EVERYONE, Set.of(), Set.of(BOB), false, Version.NONE);
    }

    /** A client that goes away in the middle. */
    private static InputStream broken() {
        var reset = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), reset);
    }
}
