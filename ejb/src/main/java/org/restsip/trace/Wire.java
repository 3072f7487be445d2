package org.restsip.trace;

import java.util.function.Consumer;

/** A port: where all messages of this node pass by. */
public interface Wire {

    /**
     * From now on whatever passes is shown to {@code listener}, instead of to the one before, in the thread that
     * carries it: the listener must be quick.
     */
    void listen(Consumer<Passing> listener);

    /** Ends it: what passes costs no more than the question whether somebody listens. */
    void leave();
}
