package org.restsip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restsip.user.Aor;

/** What every implementation of {@link Messages} does, on the first and on the last of its nodes. */
public abstract class MessagesContract {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Instant SENT = Instant.parse("2026-11-23T15:04:05.123456Z");

    private final MessageId id = new MessageId("m" + IDS.incrementAndGet());

    /** The same messages, seen from each node. */
    protected abstract List<Messages> nodes();

    @Test
    void whatWasNeverKeptIsNotFound() {
        assertThat(first().find(id)).isEmpty();
    }

    @Test
    void aMessageIsFoundOnEveryNodeByteForByte() {
        var bytes = new byte[256];
        for (var n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) n;
        }
        var kept = message("application/x; charset=\"ü\"", bytes);
        first().keep(kept);
        for (var node : nodes()) {
            var found = node.find(id).orElseThrow();
            assertThat(found.content().type()).isEqualTo(kept.content().type());
            assertThat(found.content().bytes()).isEqualTo(bytes);
            assertThat(found.sender()).isEqualTo(kept.sender());
            assertThat(found.receiver()).isEqualTo(kept.receiver());
            assertThat(found.sent()).isEqualTo(kept.sent());
            assertThat(found.expires()).isEqualTo(kept.expires());
        }
    }

    @Test
    void aMessageMayBeEmpty() {
        first().keep(message("", new byte[0]));
        assertThat(last().find(id).orElseThrow().content().bytes()).isEmpty();
    }

    @Test
    void keepingTwiceDoesNoHarm() {
        first().keep(message("text/plain", new byte[] {1}));
        last().keep(message("text/plain", new byte[] {1}));
        assertThat(first().find(id)).isPresent();
    }

    @Test
    void aDroppedMessageIsForgottenOnEveryNode() {
        first().keep(message("text/plain", new byte[] {1}));
        last().drop(id);
        last().drop(id);
        assertThat(first().find(id)).isEmpty();
    }

    private Messages first() {
        return nodes().get(0);
    }

    private Messages last() {
        return nodes().get(nodes().size() - 1);
    }

    private Message message(String type, byte[] bytes) {
        return new Message(
                id,
                Aor.of("alice@example.com"),
                Aor.of("bob@example.com"),
                new Content(type, bytes),
                SENT,
                SENT.plusSeconds(60));
    }
}
