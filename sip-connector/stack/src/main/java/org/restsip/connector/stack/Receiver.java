package org.restsip.connector.stack;

import org.jspecify.annotations.Nullable;

/** A listener whose threads can die while the process lives on, deaf. */
interface Receiver {

    /** Whether all its receive threads live; one that has not started yet counts as alive. */
    boolean isAlive();

    static boolean isAlive(@Nullable Thread thread) {
        return thread == null || thread.isAlive();
    }
}
