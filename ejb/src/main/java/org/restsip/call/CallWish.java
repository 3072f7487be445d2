package org.restsip.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restsip.user.Aor;

/**
 * What a call shall be. Of what is empty nothing is said: it stays as it is, or as is usual.
 *
 * @param extras  members to set, or to take away if empty
 * @param invited who alone is invited
 */
public record CallWish(
        Optional<String> subject,
        Optional<Call.Access> access,
        Optional<Session> session,
        Map<String, Optional<String>> extras,
        Optional<List<Guest>> invited) {

    /** Nothing special. */
    public static final CallWish NONE =
            new CallWish(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public CallWish {
        extras = Map.copyOf(extras);
        invited = invited.map(List::copyOf);
    }

    /**
     * Somebody to be invited.
     *
     * @param claim whether only the first to answer shall get in
     */
    public record Guest(Aor aor, boolean claim) {}
}
