package org.restsip.event;

import java.util.function.Consumer;

/**
 * A port: asks one node to do what only it can, because the connection that is needed ends there. An errand that gets lost
 * is lost: whoever asks must make it good.
 */
public interface Neighbours {

    /**
     * Asks that node and does not wait.
     *
     * @param errand the kind of errand, and about what
     */
    void ask(NodeId node, Topic errand);

    /**
     * From now on this node does errands of that kind.
     *
     * @param errand is given what the errand is about, in a thread that may wait; the same one asked for twice before it
     *               has begun is done once
     */
    void serve(String kind, Consumer<String> errand);
}
