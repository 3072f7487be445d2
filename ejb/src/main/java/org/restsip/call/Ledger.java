package org.restsip.call;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.restsip.user.Aor;

/**
 * What the history will be told of a call, kept with it until then. Nobody is shown it.
 *
 * @param past who was in it and has left, once each
 * @param end  how it ended
 * @param due  since when the history has something to be told; empty if it knows all
 */
public record Ledger(List<Attendance> past, Optional<End> end, Optional<Instant> due) {
    /** Who comes and goes later than so many others leaves no trace, so that nobody can fill the memory. */
    private static final int MAX_PAST = 1000;

    /** When and why a call ended. */
    public record End(Instant at, PastCall.Reason reason) {}

    public Ledger {
        past = List.copyOf(past);
    }

    /** Of a call that begins now, which the history is to be told. */
    static Ledger startingAt(Instant now) {
        return new Ledger(List.of(), Optional.empty(), Optional.of(now));
    }

    Ledger left(List<Participant> leaving, Instant now) {
        if (leaving.isEmpty()) {
            return this;
        }
        var all = new LinkedHashMap<Aor, Attendance>();
        past.forEach(attendance -> all.put(attendance.aor(), attendance));
        for (var entry : leaving) {
            if (all.size() < MAX_PAST || all.containsKey(entry.aor())) {
                all.merge(entry.aor(), entry.attendanceUntil(now), Attendance::until);
            }
        }
        return new Ledger(List.copyOf(all.values()), end, due);
    }

    Ledger forgetting(Aor user) {
        return new Ledger(
                past.stream()
                        .filter(attendance -> !attendance.aor().equals(user))
                        .toList(),
                end,
                due);
    }

    Ledger ended(Instant now, PastCall.Reason reason) {
        return new Ledger(past, Optional.of(new End(now, reason)), Optional.of(now));
    }

    /** The history knows all. */
    Ledger told() {
        return new Ledger(past, end, Optional.empty());
    }
}
