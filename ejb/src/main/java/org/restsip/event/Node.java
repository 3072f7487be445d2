package org.restsip.event;

import java.util.Set;

/** A port: this server among the others. */
public interface Node {

    NodeId id();

    /** All nodes that are known to be alive, this one included. */
    Set<NodeId> members();
}
