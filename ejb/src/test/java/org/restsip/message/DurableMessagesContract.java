package org.restsip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.login.ContactId;
import org.restsip.message.DurableMessages.Done;
import org.restsip.message.DurableMessages.Place;
import org.restsip.message.DurableMessages.Waiting;
import org.restsip.user.Aor;

/** What every implementation of {@link DurableMessages} does. */
public abstract class DurableMessagesContract {
    private static final Instant SENT = Instant.parse("2026-11-23T15:04:05.123456Z");
    private static final Place WEB = new Place(new ContactId("c1"), 7, false);
    private static final Place PHONE = new Place(new ContactId("c2"), 1, true);

    /** With nothing in it. */
    protected abstract DurableMessages durable();

    @Test
    void whatIsKeptIsThereByteForByte() {
        var bytes = new byte[256];
        for (var n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) n;
        }
        var durable = durable();
        var waiting = new Waiting(message("m1", bytes, 60), "fingerprint", List.of(WEB, PHONE));
        durable.keep(waiting);
        assertThat(all(durable))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(List.of(waiting));
    }

    @Test
    void theLargestMessageHasRoom() {
        var durable = durable();
        durable.keep(new Waiting(message("m1", new byte[65536], 60), "", List.of(WEB)));
        assertThat(all(durable).get(0).message().content().bytes()).hasSize(65536);
    }

    @Test
    void keepingAgainDoesNothing() {
        var durable = durable();
        durable.keep(waiting("m1"));
        durable.keep(waiting("m1"));
        assertThat(all(durable)).hasSize(1);
    }

    @Test
    void aMessageWaitsUntilItIsDoneEverywhere() {
        var durable = durable();
        durable.keep(waiting("m1"));
        durable.keep(waiting("m2"));
        durable.done(List.of(new Done(new MessageId("m1"), WEB.contact())));
        assertThat(all(durable).get(0).places()).containsExactly(PHONE);
        durable.done(
                List.of(new Done(new MessageId("m1"), PHONE.contact()), new Done(new MessageId("m3"), WEB.contact())));
        assertThat(all(durable))
                .extracting(waiting -> waiting.message().id().value())
                .containsExactly("m2");
    }

    @Test
    void whatHasWaitedTooLongIsSweptAway() {
        var durable = durable();
        durable.keep(new Waiting(message("m1", new byte[1], 60), "", List.of(WEB)));
        durable.keep(new Waiting(message("m2", new byte[1], 61), "", List.of(WEB)));
        durable.sweep(SENT.plusSeconds(60));
        assertThat(all(durable))
                .extracting(waiting -> waiting.message().id().value())
                .containsExactly("m2");
    }

    @Test
    void theyAreReadInParts() {
        var durable = durable();
        List.of("m3", "m1", "m2").forEach(id -> durable.keep(waiting(id)));
        var first = durable.after(Optional.empty(), 2);
        assertThat(first).extracting(waiting -> waiting.message().id().value()).containsExactly("m1", "m2");
        assertThat(durable.after(Optional.of(new MessageId("m2")), 2))
                .extracting(waiting -> waiting.message().id().value())
                .containsExactly("m3");
    }

    private static List<Waiting> all(DurableMessages durable) {
        return durable.after(Optional.empty(), 100);
    }

    private static Waiting waiting(String id) {
        return new Waiting(message(id, new byte[] {1}, 60), "", List.of(WEB, PHONE));
    }

    private static Message message(String id, byte[] bytes, long seconds) {
        return new Message(
                new MessageId(id),
                Aor.of("alice@example.com"),
                Aor.of("bob@example.com"),
                new Content("application/x; charset=\"ü\"", bytes),
                SENT,
                SENT.plusSeconds(seconds),
                Handling.Kind.INVITE,
                true);
    }
}
