package org.restsip.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.restsip.user.Aor;

/** A port: what calls there were, kept until it is too long ago. A call is written at its start and closed once. */
public interface CallHistory {

    /** Keeps that a call has begun. Nothing happens if it is known, so that it may be said again. */
    void begin(PastCall begun);

    /**
     * Keeps how a call ended, in the place of what was kept at its start.
     *
     * @return whether this was the first to say so; else nothing happens
     */
    boolean close(PastCall ended);

    /** Calls that began before that time and are not closed. */
    List<CallId> unclosed(Instant before);

    /** Closes a call of which nobody knows more than what was kept at its start; nothing happens if it is closed. */
    void lose(CallId id, Ledger.End end);

    /**
     * Calls that person had a part in, the newest first.
     *
     * @param missed whether to give only those that were {@link PastCall.Role#MISSED}
     * @param after  the place behind which to begin; empty for the beginning
     */
    List<PastCall> of(Aor person, boolean missed, Optional<Place> after, int limit);

    /** That person is to be found in no call any more; a call in which nobody else had a part is gone. */
    void forget(Aor person);

    /**
     * Drops calls that began before that time.
     *
     * @return how many, no more than {@code limit}
     */
    int drop(Instant before, int limit);
}
