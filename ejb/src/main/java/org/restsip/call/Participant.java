package org.restsip.call;

import java.time.Instant;
import java.util.List;
import org.restsip.event.Version;
import org.restsip.login.Life;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;

/**
 * Someone in a call, on one device.
 *
 * @param instance what tells this device from the user's others in the call
 * @param version  changes with what is shown of it, so that what others do is no conflict
 * @param extras   what the participant says besides its session
 * @param via      by what the participant is in
 * @param life     how long the entry lives
 * @param joinedBy the last try to come in that had a name, so that its repeats are known
 */
public record Participant(
        ParticipantId id,
        Version version,
        Aor aor,
        String instance,
        Session session,
        Extras extras,
        Via via,
        Life life,
        Instant joined,
        Attempt joinedBy) {

    /** By what somebody is in a call. */
    public enum Via {
        WEB,
        PHONE
    }

    /** Somebody who comes in now and shows nothing yet. */
    static Participant of(ParticipantId id, Aor aor, String instance, Via via, Life life, Instant now) {
        return new Participant(
                id, Version.startingAt(now), aor, instance, Session.NONE, Extras.NONE, via, life, now, Attempt.ONCE);
    }

    Participant living(Life longer) {
        return new Participant(id, version, aor, instance, session, extras, via, longer, joined, joinedBy);
    }

    Participant changed(EntryWish wish) {
        var nextSession = wish.session().orElse(session);
        var nextExtras = extras.changed(wish.extras());
        return nextSession.equals(session) && nextExtras.equals(extras)
                ? this
                : new Participant(
                        id, version.next(), aor, instance, nextSession, nextExtras, via, life, joined, joinedBy);
    }

    Participant joinedBy(Attempt attempt) {
        return attempt.key().isEmpty()
                ? this
                : new Participant(id, version, aor, instance, session, extras, via, life, joined, attempt);
    }

    /**
     * Whether it came in by this very try before.
     *
     * @throws org.restsip.user.KeyReused if that wanted something else
     */
    boolean isJoinedBy(Attempt attempt) {
        var repeated = attempt.key().isPresent() && attempt.key().equals(joinedBy.key());
        if (repeated) {
            attempt.requireSame(joinedBy.fingerprint());
        }
        return repeated;
    }

    Attendance attendanceUntil(Instant left) {
        return new Attendance(aor, via, joined, left);
    }

    int size() {
        return session.size() + extras.size();
    }

    Object shown() {
        return List.of(id, version, aor, session, extras, via, joined);
    }
}
