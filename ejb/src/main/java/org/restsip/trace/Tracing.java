package org.restsip.trace;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.restsip.InvalidValue;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.event.Feed;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Version;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.NotYours;

/** Traces, for operators alone: to begin one, to read it while it runs and for an hour after, and to end it. */
@Singleton
public class Tracing {
    private static final Duration USUAL_LENGTH = Duration.ofMinutes(10);

    private final Traces traces;
    private final Tapes tapes;
    private final Recorder recorder;
    private final TraceRules rules;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Tracing(Traces traces, Tapes tapes, Recorder recorder, TraceRules rules, Ids ids, Clock clock) {
        this.traces = traces;
        this.tapes = tapes;
        this.recorder = recorder;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What an operator wants to trace.
     *
     * @param length how long; empty for the usual time
     * @param bodies whether bodies shall be kept too
     */
    public record Wish(Target target, Optional<Duration> length, boolean bodies) {}

    /**
     * A trace as it is now.
     *
     * @param created  whether it was begun just now
     * @param lost     how many messages gave way to newer ones
     * @param messages those of all nodes, in the order of their times
     */
    public record Shown(
            Trace trace, boolean created, boolean running, Version version, long lost, List<TracedMessage> messages) {}

    /** A trace in a list. */
    public record Listed(Trace trace, boolean running) {}

    /** Begins a trace, on all nodes. */
    public Shown start(Caller by, Wish wish, Attempt attempt) {
        requireOperator(by);
        if (wish.bodies() && !rules.bodies()) {
            throw new NotYours("what people say to each other is not shown here (trace.bodies)");
        }
        var now = clock.instant();
        var id = new TraceId(attempt.id(ids, 't', by.aor().toString()));
        var known = traces.find(id);
        if (known.isPresent()) {
            attempt.requireSame(known.get().fingerprint());
            return shown(known.get(), false);
        }
        requireRoom(now);
        var fresh = new Trace(
                id,
                Version.NONE,
                wish.target(),
                wish.bodies(),
                by.aor(),
                now,
                now.plus(length(wish)),
                attempt.fingerprint());
        var begun = traces.change(id, before -> before.or(() -> Optional.of(fresh)));
        recorder.follow();
        return shown(begun.orElse(fresh), true);
    }

    /** The newest first. */
    public Part<Listed> list(Caller by, Page page) {
        requireOperator(by);
        var now = clock.instant();
        var sorted = traces.all().stream()
                .sorted(Comparator.comparing(Tracing::age))
                .map(trace -> new Listed(trace, trace.isRunning(now)))
                .toList();
        return page.of(sorted, listed -> age(listed.trace()));
    }

    public Shown find(Caller by, TraceId id) {
        requireOperator(by);
        recorder.share();
        return shown(known(id), false);
    }

    /** Follows a trace: each second at most, all that there is then. */
    public Feed watch(Caller by, TraceId id, Optional<Version> seen) {
        requireOperator(by);
        known(id);
        return StateFeed.shared(Traces.topic(id), () -> traces.watch(id), () -> traces.unwatch(id), seen, () -> {
            var shown = shown(known(id), false);
            return Snapshot.of(shown.version(), shown);
        });
    }

    /** Ends a trace and forgets what it has kept. */
    public void drop(Caller by, TraceId id) {
        requireOperator(by);
        known(id);
        forget(id);
        recorder.follow();
    }

    /** Forgets what has been readable for long enough. */
    public void endDue() {
        traces.forEach(traces.due(clock.instant()), this::forget);
    }

    private void forget(TraceId id) {
        traces.change(id, known -> Optional.empty());
        tapes.drop(id);
    }

    private Trace known(TraceId id) {
        return traces.find(id).orElseThrow(NoSuchTrace::new);
    }

    private Duration length(Wish wish) {
        var length = wish.length().orElse(USUAL_LENGTH);
        if (length.isNegative() || length.isZero() || length.compareTo(rules.maxLength()) > 0) {
            throw new InvalidValue(
                    "seconds", "must be from 1 to " + rules.maxLength().toSeconds());
        }
        return length;
    }

    private void requireRoom(Instant now) {
        var running =
                traces.all().stream().filter(trace -> trace.isRunning(now)).count();
        if (running >= rules.maxTraces()) {
            throw new TooManyTraces(rules.maxTraces());
        }
    }

    private static void requireOperator(Caller by) {
        if (!by.isOperator()) {
            throw new NotYours("only operators may trace");
        }
    }

    /** The version follows from what there is to see, so that it is the same on every node. */
    private Shown shown(Trace trace, boolean created) {
        var found = tapes.of(trace.id());
        var count = found.stream().mapToLong(Tape::count).sum();
        var messages = found.stream()
                .flatMap(tape -> tape.messages().stream())
                .sorted(Comparator.comparing(TracedMessage::at)
                        .thenComparing(message -> message.node().value())
                        .thenComparing(TracedMessage::number))
                .toList();
        var running = trace.isRunning(clock.instant());
        var version =
                new Version(trace.revision().incarnation(), trace.revision().counter() + count + (running ? 0 : 1));
        return new Shown(trace, created, running, version, count - messages.size(), messages);
    }

    private static String age(Trace trace) {
        return "%019d %s".formatted(Long.MAX_VALUE - trace.started().toEpochMilli(), trace.id());
    }
}
