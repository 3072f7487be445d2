package org.restsip.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.restsip.InvalidValue;
import org.restsip.event.Expected;
import org.restsip.login.Life;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Ids;

/** Who is in a call and who is invited: to come in, to show something there, to leave, to invite and to answer. */
@Singleton
public class Attending {
    private static final Logger LOG = System.getLogger(Attending.class.getName());
    private static final int MAX_REASON = 256;
    /** What the invited may say of their invitation; the rest follows from what they do. */
    private static final Set<Invitation.State> ANSWERS =
            EnumSet.of(Invitation.State.RINGING, Invitation.State.REJECTED);

    private final Calling calling;
    private final CallRules rules;
    private final CallLimits limits;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public Attending(Calling calling, CallRules rules, Ids ids, Clock clock) {
        this.calling = calling;
        this.rules = rules;
        this.limits = new CallLimits(rules);
        this.ids = ids;
        this.clock = clock;
    }

    /** A participant as it now is, and whether it is a new one. */
    public record Entry(Call call, Participant participant, boolean created) {}

    /** An invitation as it now is, and whether it is a new one. */
    public record Invited(Call call, Invitation invitation, boolean created) {}

    /** Comes in by a try that is not repeated. */
    public Entry join(Caller by, CallId id, EntryWish wish) {
        return join(by, id, wish, Attempt.ONCE);
    }

    /**
     * Comes in; coming in twice with one device is the same entry, which then shows the newer session. A repeat of the same
     * try finds the entry as it is.
     *
     * @throws AnsweredElsewhere if only the first to answer gets in, and that was another
     */
    public Entry join(Caller by, CallId id, EntryWish wish, Attempt attempt) {
        limits.check(wish);
        var now = clock.instant();
        var device = wish.instance().orElse("");
        var entry = new ParticipantId(ids.keyed('p', id.value(), by.aor().toString(), device));
        var created = new boolean[1];
        var call = calling.change(by, id, known -> {
            requireAdmitted(by, known);
            var present = known.participant(by.aor(), device);
            created[0] = present.isEmpty();
            if (present.filter(old -> old.isJoinedBy(attempt)).isPresent()) {
                return known.touched(by.aor(), now.plus(rules.grace()));
            }
            var next = present.map(old -> known.rejoined(old, wish, attempt).touched(by.aor(), now.plus(rules.grace())))
                    .orElseGet(() ->
                            known.joined(newcomer(entry, by, device, wish, now).joinedBy(attempt), wish.claim()));
            return limits.checked(next, entry);
        });
        LOG.log(Level.DEBUG, "call {0}: {1} joined as {2}", id, by.aor(), entry);
        return entry(call, entry, created[0]);
    }

    public Entry find(Caller by, CallId id, ParticipantId participant) {
        return entry(calling.find(by, id), participant, false);
    }

    /** Shows something else to the others. */
    public Entry show(Caller by, CallId id, ParticipantId participant, EntryWish wish, Expected expected) {
        limits.check(wish);
        var call = calling.change(by, id, known -> {
            requireOwn(by, known, participant);
            expected.require(participant(known, participant).version());
            return limits.checked(known.changing(participant, wish), participant);
        });
        return entry(call, participant, false);
    }

    /** Leaves, or is put out by whoever runs the call. */
    public void leave(Caller by, CallId id, ParticipantId participant, Expected expected) {
        var now = clock.instant();
        calling.change(by, id, known -> {
            if (!known.isRunBy(by)) {
                requireOwn(by, known, participant);
            }
            known.participant(participant).ifPresent(entry -> expected.require(entry.version()));
            return known.left(participant, now, rules.linger());
        });
        LOG.log(Level.DEBUG, "call {0}: {1} left by {2}", id, participant, by.aor());
    }

    public Invited invitation(Caller by, CallId id, Aor guest) {
        return invited(calling.find(by, id), guest, false);
    }

    /** Lets one more in. Whoever was invited before is invited anew. */
    public Invited invite(Caller by, CallId id, CallWish.Guest guest, Expected expected) {
        calling.requireInvitable(by, calling.find(by, id), List.of(guest));
        var created = new boolean[1];
        var call = calling.change(by, id, known -> {
            Calling.requireRun(by, known);
            expected.require(known.version());
            created[0] = known.invitation(guest.aor()).isEmpty();
            return limits.checked(known.inviting(guest));
        });
        return invited(call, guest.aor(), created[0]);
    }

    /** The caller says how far the own invitation has come: that it rings, or that it is not wanted. */
    public Invited answer(Caller by, CallId id, Invitation.State answer, String reason) {
        if (!ANSWERS.contains(answer)) {
            throw new InvalidValue("state", "must be ringing or rejected");
        }
        CallLimits.checkText("reason", reason, MAX_REASON);
        var call = calling.change(by, id, known -> known.answered(by.aor(), answer, reason));
        return invited(call, by.aor(), false);
    }

    /** Takes an invitation away: the own one, or any by whoever runs the call. */
    public void uninvite(Caller by, CallId id, Aor guest) {
        calling.change(by, id, known -> {
            if (!by.is(guest)) {
                Calling.requireRun(by, known);
            }
            return known.uninviting(guest);
        });
        LOG.log(Level.DEBUG, "call {0}: {1} uninvited by {2}", id, guest, by.aor());
    }

    private Participant newcomer(ParticipantId id, Caller by, String device, EntryWish wish, Instant now) {
        var life = Life.Held.until(now.plus(rules.grace()));
        return Participant.of(id, by.aor(), device, Participant.Via.WEB, life, now)
                .changed(wish);
    }

    private static Entry entry(Call call, ParticipantId id, boolean created) {
        return new Entry(call, participant(call, id), created);
    }

    private static Participant participant(Call call, ParticipantId id) {
        return call.participant(id).orElseThrow(NoSuchParticipant::new);
    }

    private static Invited invited(Call call, Aor guest, boolean created) {
        return new Invited(call, call.invitation(guest).orElseThrow(NoSuchInvitation::new), created);
    }

    private static void requireAdmitted(Caller by, Call call) {
        if (!call.admits(by.aor())) {
            throw new NotInvited();
        }
    }

    private static void requireOwn(Caller by, Call call, ParticipantId participant) {
        if (!by.oversees(participant(call, participant).aor())) {
            throw new NotInvited();
        }
    }
}
