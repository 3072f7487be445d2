package org.restsip.call;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody's entry in a call shall be. Of what is empty nothing is said: it stays as it is, or as is usual.
 *
 * @param instance which of the user's devices it is
 * @param extras   members to set, or to take away if empty
 * @param claim    whether to get in only as the first who answers
 */
public record EntryWish(
        Optional<String> instance, Optional<Session> session, Map<String, Optional<String>> extras, boolean claim) {

    /** Just to be in it. */
    public static final EntryWish NONE = new EntryWish(Optional.empty(), Optional.empty(), Map.of(), false);

    public EntryWish {
        extras = Map.copyOf(extras);
    }
}
