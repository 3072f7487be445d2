package org.restsip.call;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.restsip.event.Records;
import org.restsip.event.Topic;
import org.restsip.user.Aor;

/** A port: all calls that go on or have just ended. */
public interface Calls extends Records<CallId, Call> {

    /** The calls that person has a part in, the newest first. Found by an index and not by looking at all calls. */
    List<Place> of(Aor person);

    /** All calls, the newest first. */
    List<Place> all();

    /**
     * From now on {@code changed} is told on this node, soon after any call has changed, who has or until then had a part
     * in it, instead of the one before.
     */
    void watchAll(Consumer<Set<Aor>> changed);

    /** Ends {@link #watchAll}. */
    void unwatchAll();

    /** The topic under which changes of that call are told. */
    static Topic topic(CallId id) {
        return new Topic("call", id.value());
    }
}
