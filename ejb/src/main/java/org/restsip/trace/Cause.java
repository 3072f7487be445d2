package org.restsip.trace;

import java.util.Optional;

/**
 * The request of the API on whose behalf a thread is at work, by the id that its answer bears. It goes along with what
 * is done in that thread, and with a message that has to wait, so that a trace can say which request caused what.
 */
public final class Cause {
    private static final ThreadLocal<Optional<String>> CURRENT = ThreadLocal.withInitial(Optional::empty);

    private Cause() {}

    public static Optional<String> current() {
        return CURRENT.get();
    }

    /** Does something on behalf of that request; of none if it is empty. */
    public static void during(Optional<String> request, Runnable task) {
        var before = CURRENT.get();
        CURRENT.set(request);
        try {
            task.run();
        } finally {
            CURRENT.set(before);
        }
    }

    /** From now on this thread serves that request, until {@link #end}. */
    public static void begin(String request) {
        CURRENT.set(Optional.of(request));
    }

    /** The thread is free for another. */
    public static void end() {
        CURRENT.remove();
    }
}
