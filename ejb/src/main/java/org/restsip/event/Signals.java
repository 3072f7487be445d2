package org.restsip.event;

import java.time.Duration;

/**
 * A port: tells every node that something which is in no record of the cluster has changed: a right, a password, a
 * session. Rare things only; a change of a record tells its watchers by itself.
 */
public interface Signals {

    /** The streams that follow this topic look again, on all nodes. A signal that gets lost is made good by the next comparison. */
    void tell(Topic topic);

    /**
     * The same; returns when all nodes have heard it, or after that time, when those that have not must have found out by
     * themselves.
     */
    default void tellForCertain(Topic topic, Duration patience) {
        tell(topic);
    }
}
