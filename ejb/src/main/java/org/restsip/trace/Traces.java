package org.restsip.trace;

import java.util.List;
import org.restsip.event.Records;
import org.restsip.event.Topic;

/** A port: the traces that were begun, the same on every node. */
public interface Traces extends Records<TraceId, Trace> {

    /** All there are. */
    List<Trace> all();

    /** From now on {@code changed} runs on this node soon after one was begun or dropped, instead of the one before. */
    void watchAll(Runnable changed);

    /** The topic under which it is told that there is more to read. */
    static Topic topic(TraceId id) {
        return new Topic("trace", id.value());
    }
}
