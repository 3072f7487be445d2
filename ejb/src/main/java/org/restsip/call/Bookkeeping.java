package org.restsip.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.restsip.event.TooBusy;

/**
 * Writes calls into the history: each at its start and at its end, by the node whose it is to look after it then, and
 * never by a request. What cannot be written stays with the call and is tried again.
 */
@Singleton
public class Bookkeeping {
    private static final Logger LOG = System.getLogger(Bookkeeping.class.getName());
    /** How long a history that failed is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Younger calls may be anywhere between the cluster and the history. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private static final int DROPPED_AT_ONCE = 1000;

    private final Calls calls;
    private final CallHistory history;
    private final HistoryRules rules;
    private final Clock clock;
    private volatile Instant resume = Instant.MIN;
    private volatile Set<CallId> missing = Set.of();

    @Inject
    public Bookkeeping(Calls calls, CallHistory history, HistoryRules rules, Clock clock) {
        this.calls = calls;
        this.history = history;
        this.rules = rules;
        this.clock = clock;
    }

    /** Tells the history what it does not know yet; called several times a second on every node. */
    public void write() {
        var now = clock.instant();
        if (now.isBefore(resume)) {
            return;
        }
        var due = calls.due(now).stream()
                .flatMap(id -> calls.find(id).stream())
                .filter(call -> call.ledger().due().isPresent());
        if (!due.allMatch(this::tell)) {
            resume = now.plus(PAUSE);
        }
    }

    /** Whether it worked. Whatever keeps the history from being written, calls go on, and it is tried again. */
    private boolean tell(Call call) {
        try {
            var told = PastCall.of(call);
            if (call.isOver()) {
                history.close(told);
            } else {
                history.begin(told);
            }
            calls.change(call.id(), known -> known.map(newest -> newest.told(call.ledger())));
            return true;
        } catch (TooBusy e) {
            LOG.log(Level.INFO, "call {0} will be written into the history again: {1}", call.id(), e.getMessage());
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "call " + call.id() + " could not be written into the history", e);
            return false;
        }
    }

    /**
     * Closes the calls that went with all the nodes that knew of them; called once a minute on every node. One that comes
     * back by the next time, because a node did, is not lost.
     */
    public void closeLost() {
        var now = clock.instant();
        var gone = history.unclosed(now.minus(SETTLED)).stream()
                .filter(id -> calls.find(id).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (var id : gone) {
            if (missing.contains(id)) {
                history.lose(id, new Ledger.End(now, PastCall.Reason.NODE_LOST));
                LOG.log(Level.WARNING, "call {0}: lost with its nodes", id);
            }
        }
        missing = gone;
    }

    /** Drops what is too old to be kept; called now and then on every node. */
    public void dropOld() {
        var before = clock.instant().minus(rules.retention());
        var dropped = history.drop(before, DROPPED_AT_ONCE);
        if (dropped > 0) {
            LOG.log(Level.INFO, "{0} old calls dropped from the history", dropped);
        }
    }
}
