package org.restsip.trace;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restsip.event.Node;
import org.restsip.event.Signals;
import org.restsip.event.TooBusy;

/**
 * Keeps what this node sees of each trace that runs, wherever it was begun, and lets all nodes read it. While none runs
 * nobody listens to the wire.
 */
@Singleton
public class Recorder {
    private static final Logger LOG = System.getLogger(Recorder.class.getName());

    private final Traces traces;
    private final Tapes tapes;
    private final Wire wire;
    private final Signals signals;
    private final Node node;
    private final TraceRules rules;
    private final Clock clock;
    private final Causes causes = new Causes();
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private volatile List<Reel> reels = List.of();
    private boolean listening;

    @Inject
    public Recorder(Traces traces, Tapes tapes, Wire wire, Signals signals, Node node, TraceRules rules, Clock clock) {
        this.traces = traces;
        this.tapes = tapes;
        this.wire = wire;
        this.signals = signals;
        this.node = node;
        this.rules = rules;
        this.clock = clock;
    }

    /** Begins to hear of traces that are begun on other nodes. */
    public void start() {
        traces.watchAll(() -> changed.set(true));
    }

    /** Looks which traces run, if that may have changed; called several times a second. */
    public void look() {
        if (changed.getAndSet(false) || reels.stream().anyMatch(reel -> hasEnded(reel))) {
            try {
                follow();
            } catch (TooBusy e) {
                changed.set(true);
                throw e;
            }
        }
    }

    /** Looks which traces run. */
    synchronized void follow() {
        share();
        var known = new HashMap<TraceId, Reel>();
        reels.forEach(reel -> known.put(reel.trace().id(), reel));
        reels = traces.all().stream()
                .filter(trace -> trace.isRunning(clock.instant()))
                .map(trace -> known.getOrDefault(trace.id(), new Reel(trace, node.id(), rules)))
                .toList();
        reels.forEach(reel -> known.remove(reel.trace().id()));
        listen();
        ended(known);
    }

    private void listen() {
        var wanted = !reels.isEmpty();
        if (wanted && !listening) {
            wire.listen(this::passed);
        } else if (!wanted && listening) {
            wire.leave();
            causes.forget();
        }
        listening = wanted;
    }

    private void ended(Map<TraceId, Reel> gone) {
        gone.keySet().forEach(id -> signals.tell(Traces.topic(id)));
    }

    private boolean hasEnded(Reel reel) {
        return !reel.trace().isRunning(clock.instant());
    }

    /** Whatever goes wrong here must not hurt the message. */
    private void passed(Passing message) {
        try {
            record(message);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a message could not be traced", e);
        }
    }

    private void record(Passing message) {
        var now = clock.instant();
        var cause = causes.of(message);
        for (var reel : reels) {
            if (reel.wants(message, now)) {
                reel.add(message, now, cause);
            }
        }
    }

    /** Lets all nodes read what is new; called once a second. */
    public synchronized void share() {
        for (var reel : reels) {
            reel.news().ifPresent(tape -> share(reel, tape));
        }
    }

    private void share(Reel reel, Tape tape) {
        try {
            tapes.keep(tape);
            signals.tell(Traces.topic(tape.trace()));
        } catch (TooBusy e) {
            reel.unshared();
            LOG.log(Level.INFO, "trace {0} is shared later: {1}", tape.trace(), e.getMessage());
        }
    }
}
