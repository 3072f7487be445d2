package org.restsip.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.event.Expected;
import org.restsip.event.Feed;
import org.restsip.event.NodeId;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Version;
import org.restsip.login.Whereabouts;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Ids;
import org.restsip.user.Reception;

/** Calls: to make one, find it, change it, follow it and end it. Who is in one is {@link Attending}'s concern. */
@Singleton
public class Calling {
    private static final Logger LOG = System.getLogger(Calling.class.getName());
    /** How long an ended call is kept for a history that cannot be written. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Calls calls;
    private final Whereabouts whereabouts;
    private final Reception reception;
    private final CallRules rules;
    private final CallLimits limits;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Calling(Calls calls, Whereabouts whereabouts, Reception reception, CallRules rules, Ids ids, Clock clock) {
        this.calls = calls;
        this.whereabouts = whereabouts;
        this.reception = reception;
        this.rules = rules;
        this.limits = new CallLimits(rules);
        this.ids = ids;
        this.clock = clock;
    }

    /** A call as it now is, and whether it is a new one. */
    public record Made(Call call, boolean created) {}

    /** Makes a call that nobody is in yet, or finds the one that an earlier try has made. */
    public Made create(Caller by, CallWish wish, Attempt attempt) {
        var id = new CallId(attempt.id(ids, 'k', by.aor().toString(), "call"));
        var now = clock.instant();
        var call = Call.of(id, by.aor(), attempt.fingerprint(), wish, now, now.plus(rules.linger()));
        limits.checked(call);
        call.invited().forEach(guest -> reception.requireInvitable(by, guest.aor()));
        requireFewer(by, id);
        var created = new boolean[1];
        var made = calls.change(id, known -> {
                    created[0] = known.isEmpty();
                    return Optional.of(known.orElse(call));
                })
                .orElseThrow(NoSuchCall::new);
        attempt.requireSame(made.madeBy());
        LOG.log(Level.INFO, "call {0}: {1} by {2}", id, created[0] ? "made" : "found", by.aor());
        return new Made(made, created[0]);
    }

    /** The call, for those who may know of it. */
    public Call find(Caller by, CallId id) {
        return visible(by, calls.find(id)).orElseThrow(NoSuchCall::new);
    }

    /** Calls that the caller has a part in, or all of them for an operator, the newest first. */
    public Part<CallSummary> list(Caller by, Page page) {
        var places = by.isOperator() ? calls.all() : calls.of(by.aor());
        var part = page.of(places, Place::key);
        var shown = part.items().stream()
                .flatMap(place -> visible(by, calls.find(place.call())).stream())
                .map(CallSummary::of)
                .toList();
        return new Part<>(shown, part.next());
    }

    /** A user is gone for good: it is in no call any more, and invited to none. Calls that it made go on. */
    public void forget(Aor user) {
        var now = clock.instant();
        for (var place : calls.of(user)) {
            calls.change(place.call(), known -> known.map(call -> call.forgetting(user, now, rules.linger())));
        }
    }

    /** Changes what is said about it, and who is invited. */
    public Call change(Caller by, CallId id, CallWish wish, Expected expected) {
        wish.invited().ifPresent(guests -> requireInvitable(by, find(by, id), guests));
        return change(by, id, known -> {
            requireRun(by, known);
            expected.require(known.version());
            return limits.checked(known.changed(wish));
        });
    }

    /** Ends it for all. */
    public void end(Caller by, CallId id, Expected expected) {
        var now = clock.instant();
        change(by, id, known -> {
            requireRun(by, known);
            expected.require(known.version());
            return known.ended(now, PastCall.Reason.ENDED, now.plus(rules.linger()));
        });
        LOG.log(Level.INFO, "call {0}: ended by {1}", id, by.aor());
    }

    /**
     * Follows a call until it is over or not the caller's to see any more. While it is followed on that node, the
     * caller's entries, also those made later, are held there.
     */
    public Feed watch(Caller by, CallId id, Optional<Version> seen, NodeId node) {
        find(by, id);
        return feed(by, id, seen, node, call -> new Snapshot(call.version(), call, call.isOver()));
    }

    /** The same for one whose entries live by something else than that it is followed. */
    public Feed watch(Caller by, CallId id) {
        find(by, id);
        return StateFeed.shared(calls, id, Calls.topic(id), Optional.empty(), known -> {
            var call = known.filter(present -> present.shows(by)).orElseThrow(NoSuchCall::new);
            return new Snapshot(call.version(), call, call.isOver());
        });
    }

    /** The same of one entry alone, until it has left. */
    public Feed watch(Caller by, CallId id, ParticipantId participant, Optional<Version> seen, NodeId node) {
        if (find(by, id).participant(participant).isEmpty()) {
            throw new NoSuchParticipant();
        }
        return feed(by, id, seen, node, call -> {
            var entry = call.participant(participant).orElseThrow(NoSuchParticipant::new);
            return new Snapshot(entry.version(), entry, call.isOver());
        });
    }

    private Feed feed(Caller by, CallId id, Optional<Version> seen, NodeId node, Function<Call, Snapshot> shows) {
        return StateFeed.shared(calls, id, Calls.topic(id), seen, known -> {
            var call = known.filter(present -> present.shows(by)).orElseThrow(NoSuchCall::new);
            if (call.lacksHold(by.aor(), node)) {
                calls.change(id, present -> present.map(newest -> newest.held(by.aor(), node)));
            }
            return shows.apply(call);
        });
    }

    /** The last stream of that user on the call has closed on that node. */
    public void released(Aor aor, CallId id, NodeId node) {
        var now = clock.instant();
        calls.change(id, known -> known.map(call -> call.released(aor, node, now, rules.grace())));
    }

    /** Streams of nodes that are gone hold nobody any more, in the records that are this node's to look after. */
    public void releaseAllBut(Set<NodeId> alive) {
        var now = clock.instant();
        calls.forEach(
                calls.owned(),
                id -> calls.change(id, known -> known.map(call -> call.heldOnlyBy(alive, now, rules.grace()))));
    }

    /** Ends what has lived long enough; called several times a second on every node. */
    public void endDue() {
        var now = clock.instant();
        calls.forEach(
                calls.due(now),
                id -> calls.find(id).filter(call -> call.isDue(now)).ifPresent(call -> endDue(call, now)));
    }

    private void endDue(Call due, Instant now) {
        var held = new HashMap<Aor, Instant>();
        due.participants().stream()
                .filter(entry -> entry.life().isOver(now))
                .map(Participant::aor)
                .forEach(aor -> whereabouts.heldUntil(aor, rules.grace()).ifPresent(until -> held.put(aor, until)));
        calls.change(
                due.id(),
                known -> known.map(call -> touched(call, held).asOf(now, rules.linger()))
                        .filter(call -> !isDone(call, now)));
    }

    /** Who still holds a stream on the own login is not gone (the stream on the call may be closed). */
    private static Call touched(Call call, Map<Aor, Instant> held) {
        return held.entrySet().stream()
                .reduce(call, (next, user) -> next.touched(user.getKey(), user.getValue()), (a, b) -> b);
    }

    /** Whether nobody needs it any more: neither those who might look, nor the history unless it has kept us waiting too long. */
    private static boolean isDone(Call call, Instant now) {
        var ended = call.ledger().end().map(Ledger.End::at);
        return call.isForgotten(now)
                && (call.ledger().due().isEmpty()
                        || ended.filter(at -> at.plus(PATIENCE).isAfter(now)).isEmpty());
    }

    /** A change by somebody who may see the call. */
    Call change(Caller by, CallId id, UnaryOperator<Call> change) {
        return calls.change(
                        id, known -> Optional.of(change.apply(visible(by, known).orElseThrow(NoSuchCall::new))))
                .orElseThrow(NoSuchCall::new);
    }

    /** Those who are invited already stay so. */
    void requireInvitable(Caller by, Call call, List<CallWish.Guest> guests) {
        requireRun(by, call);
        guests.stream()
                .map(CallWish.Guest::aor)
                .filter(guest -> call.invitation(guest).isEmpty())
                .forEach(guest -> reception.requireInvitable(by, guest));
    }

    static void requireRun(Caller by, Call call) {
        if (!call.isRunBy(by)) {
            throw new NotInvited();
        }
    }

    private Optional<Call> visible(Caller by, Optional<Call> known) {
        var now = clock.instant();
        return known.filter(call -> call.shows(by) && !call.isForgotten(now));
    }

    /**
     * Only what the caller has made counts, or others could keep it from making any by inviting it. Of two at once both may
     * get in: the limit is there for those who make thousands.
     */
    private void requireFewer(Caller by, CallId id) {
        var present = calls.of(by.aor());
        if (present.size() >= rules.maxCalls()
                && present.stream().noneMatch(place -> place.call().equals(id))
                && present.stream()
                                .filter(place -> isGoingOn(place.call(), by.aor()))
                                .limit(rules.maxCalls())
                                .count()
                        == rules.maxCalls()) {
            throw new TooManyCalls(rules.maxCalls());
        }
    }

    private boolean isGoingOn(CallId id, Aor creator) {
        return calls.find(id)
                .filter(call -> call.creator().equals(creator) && !call.isOver())
                .isPresent();
    }
}
