package org.restsip.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restsip.InvalidValue;
import org.restsip.event.Feed;
import org.restsip.event.NodeId;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Version;
import org.restsip.login.Life;
import org.restsip.login.Whereabouts;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Ids;

/** Calls: to make one, join it, see it, leave it and end it. */
@Singleton
public class Calling {
    private static final Logger LOG = System.getLogger(Calling.class.getName());
    private static final int MAX_SUBJECT = 256;
    private static final int MAX_INVITED = 256;

    private final Calls calls;
    private final Whereabouts whereabouts;
    private final CallRules rules;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Calling(Calls calls, Whereabouts whereabouts, CallRules rules, Ids ids, Clock clock) {
        this.calls = calls;
        this.whereabouts = whereabouts;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** A participant as it now is, and whether it is a new one. */
    public record Joined(CallId call, Participant participant, boolean created) {}

    /** Makes a call that nobody is in yet. */
    public Call create(Caller by, String subject, Call.Access access, Set<Aor> invited) {
        checkSubject(subject);
        checkInvited(invited);
        var now = clock.instant();
        var id = new CallId(ids.random('k'));
        var call = Call.of(id, by.aor(), subject, access, invited, now, now.plus(rules.linger()));
        var created = calls.change(id, none -> Optional.of(call)).orElseThrow(NoSuchCall::new);
        LOG.log(Level.INFO, "call {0}: created by {1}", id, by.aor());
        return created;
    }

    /** The call, for those who may know of it. */
    public Call find(Caller by, CallId id) {
        return calls.find(id).filter(call -> call.shows(by)).orElseThrow(NoSuchCall::new);
    }

    /** Comes in; coming in twice with one device is the same entry, which then shows the newer session. */
    public Joined join(Caller by, CallId id, Optional<String> instance, Session session) {
        checkSession(session);
        var now = clock.instant();
        var device = instance.orElse("");
        var entry = new ParticipantId(ids.keyed('p', id.value(), by.aor().toString(), device));
        var created = new boolean[1];
        var call = change(by, id, known -> {
            requireAdmitted(by, known);
            created[0] = known.participant(by.aor(), device).isEmpty();
            return created[0]
                    ? joined(known, newcomer(entry, by, device, session, now))
                    : known.changing(entry, old -> old.showing(session)).touched(by.aor(), now, rules.grace());
        });
        LOG.log(Level.DEBUG, "call {0}: {1} joined as {2}", id, by.aor(), entry);
        return new Joined(id, call.participant(entry).orElseThrow(NoSuchParticipant::new), created[0]);
    }

    public Participant participant(Caller by, CallId id, ParticipantId participant) {
        return find(by, id).participant(participant).orElseThrow(NoSuchParticipant::new);
    }

    /** Shows another session to the others. */
    public Participant show(Caller by, CallId id, ParticipantId participant, Session session) {
        checkSession(session);
        var call = change(by, id, known -> {
            requireOwn(by, known, participant);
            return known.changing(participant, entry -> entry.showing(session));
        });
        return call.participant(participant).orElseThrow(NoSuchParticipant::new);
    }

    /** Leaves, or is put out by whoever runs the call. */
    public void leave(Caller by, CallId id, ParticipantId participant) {
        var now = clock.instant();
        change(by, id, known -> {
            if (!known.isRunBy(by)) {
                requireOwn(by, known, participant);
            }
            return known.left(participant, now, rules.linger());
        });
        LOG.log(Level.DEBUG, "call {0}: {1} left by {2}", id, participant, by.aor());
    }

    /** Lets more people in. */
    public Call invite(Caller by, CallId id, Set<Aor> others) {
        checkInvited(others);
        return change(by, id, known -> {
            requireRun(by, known);
            var more = known.inviting(others);
            checkInvited(more.invited());
            return more;
        });
    }

    /** Ends it for all. */
    public void end(Caller by, CallId id) {
        var shownUntil = clock.instant().plus(rules.linger());
        change(by, id, known -> {
            requireRun(by, known);
            return known.ended(shownUntil);
        });
        LOG.log(Level.INFO, "call {0}: ended by {1}", id, by.aor());
    }

    /**
     * Follows a call until it is over or not the caller's to see any more. While it is followed on that node, the
     * caller's entries, also those made later, are held there.
     */
    public Feed watch(Caller by, CallId id, Optional<Version> seen, NodeId node) {
        find(by, id);
        return StateFeed.shared(calls, id, Calls.topic(id), seen, known -> {
            var call = known.filter(present -> present.shows(by)).orElseThrow(NoSuchCall::new);
            if (call.lacksHold(by.aor(), node)) {
                calls.change(id, present -> present.map(newest -> newest.held(by.aor(), node)));
            }
            return new Snapshot(call.version(), call, call.isOver());
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
        calls.forEach(calls.due(now), id -> endDue(id, now));
    }

    private void endDue(CallId id, Instant now) {
        var held = calls.find(id).stream()
                .flatMap(call -> call.participants().stream())
                .filter(entry -> entry.life().isOver(now))
                .map(Participant::aor)
                .filter(whereabouts::isHeld)
                .toList();
        calls.change(
                id,
                known -> known.map(call -> touched(call, held, now).asOf(now, rules.linger()))
                        .filter(call -> !call.isForgotten(now)));
    }

    /** Who still holds a stream on the own login is not gone (the stream on the call may be closed). */
    private Call touched(Call call, List<Aor> held, Instant now) {
        return held.stream().reduce(call, (next, aor) -> next.touched(aor, now, rules.grace()), (a, b) -> b);
    }

    private Call change(Caller by, CallId id, UnaryOperator<Call> change) {
        return calls.change(
                        id,
                        known -> Optional.of(change.apply(
                                known.filter(call -> call.shows(by)).orElseThrow(NoSuchCall::new))))
                .orElseThrow(NoSuchCall::new);
    }

    private Call joined(Call call, Participant newcomer) {
        if (call.participants().size() >= rules.maxParticipants()) {
            throw new CallFull(rules.maxParticipants());
        }
        return call.joined(newcomer);
    }

    private Participant newcomer(ParticipantId id, Caller by, String device, Session session, Instant now) {
        return new Participant(
                id, by.aor(), device, session, Participant.Via.WEB, Life.Held.until(now.plus(rules.grace())), now);
    }

    private static void requireAdmitted(Caller by, Call call) {
        if (!call.admits(by.aor())) {
            throw new NotInvited();
        }
    }

    private static void requireRun(Caller by, Call call) {
        if (!call.isRunBy(by)) {
            throw new NotInvited();
        }
    }

    private static void requireOwn(Caller by, Call call, ParticipantId participant) {
        if (!by.oversees(call.participant(participant)
                .orElseThrow(NoSuchParticipant::new)
                .aor())) {
            throw new NotInvited();
        }
    }

    private void checkSession(Session session) {
        if (session.text().length() > rules.maxSession()) {
            throw new InvalidValue("session", "must have no more than " + rules.maxSession() + " characters");
        }
    }

    private static void checkSubject(String subject) {
        if (subject.length() > MAX_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("subject", "must have no more than " + MAX_SUBJECT + " printable characters");
        }
    }

    private static void checkInvited(Set<Aor> invited) {
        if (invited.size() > MAX_INVITED) {
            throw new InvalidValue("invited", "must name no more than " + MAX_INVITED + " users");
        }
    }
}
