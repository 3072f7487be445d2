package org.restsip.call;

import org.restsip.event.Records;
import org.restsip.event.Topic;

/** A port: all calls that go on or have just ended. */
public interface Calls extends Records<CallId, Call> {

    /** The topic under which changes of that call are told. */
    static Topic topic(CallId id) {
        return new Topic("call", id.value());
    }
}
