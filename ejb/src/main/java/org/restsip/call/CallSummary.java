package org.restsip.call;

import java.time.Instant;
import org.restsip.event.Version;
import org.restsip.user.Aor;

/**
 * A call as it stands in a list: without what its participants show, which may be much.
 *
 * @param participants how many are in it
 */
public record CallSummary(
        CallId id,
        Version version,
        String subject,
        Call.Access access,
        Call.State state,
        Instant created,
        Aor creator,
        int participants) {

    static CallSummary of(Call call) {
        return new CallSummary(
                call.id(),
                call.version(),
                call.terms().subject(),
                call.terms().access(),
                call.state(),
                call.created(),
                call.creator(),
                call.participants().size());
    }
}
