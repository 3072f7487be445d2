package org.restsip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.restsip.event.NodeId;

/** What every implementation of {@link Tapes} does, on the first and on the last of its nodes. */
public abstract class TapesContract {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final Instant AT = Instant.parse("2026-11-23T15:04:05.123456Z");
    private static final NodeId HERE = new NodeId("here");
    private static final NodeId THERE = new NodeId("there");

    private final TraceId trace = new TraceId("t" + IDS.incrementAndGet());

    /** The same tapes, seen from each node. */
    protected abstract List<Tapes> nodes();

    @Test
    void aTraceOfWhichNothingIsKeptHasNoTape() {
        assertThat(first().of(trace)).isEmpty();
    }

    @Test
    void theTapesOfAllNodesAreReadAsTheyWereKept() {
        var tapes = List.of(
                new Tape(trace, HERE, 7, List.of(message(OptionalInt.empty()), message(OptionalInt.of(401)))),
                new Tape(trace, THERE, 0, List.of()));
        first().keep(tapes.get(0));
        last().keep(tapes.get(1));

        for (var node : nodes()) {
            assertThat(node.of(trace)).containsExactlyInAnyOrderElementsOf(tapes);
        }
    }

    @Test
    void aTapeTakesThePlaceOfTheOneBefore() {
        first().keep(new Tape(trace, HERE, 1, List.of(message(OptionalInt.empty()))));
        var newer = new Tape(trace, HERE, 2, List.of(message(OptionalInt.of(200))));
        first().keep(newer);

        assertThat(last().of(trace)).containsExactly(newer);
    }

    @Test
    void aDroppedTraceLeavesNoTapeAndOthersKeepTheirs() {
        var other = new Tape(new TraceId(trace + "x"), HERE, 0, List.of());
        first().keep(other);
        first().keep(new Tape(trace, HERE, 0, List.of()));
        first().keep(new Tape(trace, THERE, 0, List.of()));
        last().drop(trace);

        assertThat(first().of(trace)).isEmpty();
        assertThat(first().of(other.trace())).containsExactly(other);
    }

    private static TracedMessage message(OptionalInt status) {
        return new TracedMessage(
                HERE,
                1,
                AT,
                true,
                "udp",
                "127.0.0.1:5060",
                "[2001:db8::1]:5062",
                "MESSAGE",
                status,
                "7@pc",
                status.isPresent() ? Optional.of("4f2a") : Optional.empty(),
                "MESSAGE sip:ä SIP/2.0\r\n\r\n");
    }

    private Tapes first() {
        return nodes().get(0);
    }

    private Tapes last() {
        return nodes().get(nodes().size() - 1);
    }
}
