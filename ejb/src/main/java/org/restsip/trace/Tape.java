package org.restsip.trace;

import java.util.List;
import org.restsip.event.NodeId;

/**
 * What one node has kept for one trace.
 *
 * @param count    how many messages there were in all; the oldest gave way to those that are left
 * @param messages in the order in which they passed
 */
public record Tape(TraceId trace, NodeId node, long count, List<TracedMessage> messages) {
    public Tape {
        messages = List.copyOf(messages);
    }
}
