package org.restsip.event;

import java.util.Optional;

/**
 * What a watcher is told.
 *
 * @param type    what happened
 * @param version the version after it, for those who come back; empty if it has none
 * @param entity  what to show: a record of the core, which the edge puts into its own words
 * @param gap     whether a watcher who came back has missed versions between the one it knew and this
 */
public record Event(Type type, Optional<Version> version, Object entity, boolean gap) {

    public Event(Type type, Optional<Version> version, Object entity) {
        this(type, version, entity, false);
    }

    /** What can happen to a watched resource, in the words of the API. */
    public enum Type {
        /** The whole state, as first thing. */
        STATE,
        /** The state after a change. */
        UPDATE,
        /** A message for the watcher. */
        MESSAGE,
        /** A message that was delivered is taken back. */
        WITHDRAWN,
        /** Somebody proposes another session; the watcher may answer. */
        OFFER,
        /** The server leaves; the watcher should come back to another one. */
        GOODBYE,
        /** Nothing more will come, and why. */
        END
    }

    /** The end of a feed, with a reason in plain words. */
    public static Event end(String reason) {
        return new Event(Type.END, Optional.empty(), new End(reason));
    }

    /** The server leaves. */
    public static Event goodbye() {
        return new Event(Type.GOODBYE, Optional.empty(), new End("the server is leaving"));
    }

    /** Why a feed ended. */
    public record End(String reason) {}
}
