package org.restsip.user;

import java.util.function.UnaryOperator;

/**
 * A port: failures to prove who one is, counted once for all nodes and all protocols. What has not been touched for long
 * may be forgotten, and so may the longest untouched when there are too many: memory is bounded, whoever asks.
 */
public interface Failures {

    /**
     * What is counted under that key; {@link FailureCount#NONE} if nothing is. For a moment it may be what was before the last
     * change on another node; {@link #change} never goes by that.
     */
    FailureCount find(String key);

    /**
     * Replaces a count by what {@code change} makes of it, atomically. {@code change} may run more than once; if it throws
     * nothing is changed.
     *
     * @return the count as it now is
     * @throws org.restsip.event.TooBusy if it could not be done
     */
    FailureCount change(String key, UnaryOperator<FailureCount> change);
}
