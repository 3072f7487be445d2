package org.restsip.call;

import java.time.Instant;
import org.restsip.user.Aor;

/** That somebody was in a call, from when first to when last. */
public record Attendance(Aor aor, Participant.Via via, Instant joined, Instant left) {

    /** This and a later one as one. */
    Attendance until(Attendance later) {
        return new Attendance(aor, via, joined, later.left());
    }
}
