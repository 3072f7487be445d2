package org.restsip.event;

import java.util.List;

/**
 * What one client is told of one record. It is asked, never pushed: {@link #pull} returns all that is
 * new since it was asked last, so that a slow client costs no queue, and a burst becomes one event.
 * Called by one thread at a time.
 */
public interface Feed {

    /** The record that must be told about. */
    Topic topic();

    /** Starts to be told by the other nodes. */
    void watch();

    /** Ends it. */
    void unwatch();

    /** What is new. Empty if nothing is. An {@link Event.Type#END} is the last event. */
    List<Event> pull();

    /** The same; records may be read through {@code glances}, which many feeds share. */
    default List<Event> pull(Glances glances) {
        return pull();
    }

    /** Whether it is time to pull, though nobody tells of anything; asked once a second of those that are vital. */
    default boolean isDue() {
        return false;
    }

    /** The events of the last {@link #pull} were handed to the client's connection. */
    default void written() {}

    /** Whether the last {@link #pull} left something behind, so as not to return too much at once. */
    default boolean hasMore() {
        return false;
    }
}
