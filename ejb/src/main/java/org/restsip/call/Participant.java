package org.restsip.call;

import java.time.Instant;
import java.util.List;
import org.restsip.login.Life;
import org.restsip.user.Aor;

/**
 * Someone in a call, on one device.
 *
 * @param instance what tells this device from the user's others in the call
 * @param via      by what the participant is in
 * @param life     how long the entry lives
 */
public record Participant(
        ParticipantId id, Aor aor, String instance, Session session, Via via, Life life, Instant joined) {

    /** By what somebody is in a call. */
    public enum Via {
        WEB,
        PHONE
    }

    Participant living(Life longer) {
        return new Participant(id, aor, instance, session, via, longer, joined);
    }

    Participant showing(Session other) {
        return new Participant(id, aor, instance, other, via, life, joined);
    }

    Object shown() {
        return List.of(id, aor, session, via, joined);
    }
}
