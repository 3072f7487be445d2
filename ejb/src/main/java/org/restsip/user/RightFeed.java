package org.restsip.user;

import java.util.List;
import org.restsip.event.Event;
import org.restsip.event.Feed;
import org.restsip.event.Topic;

/** Ends when the caller's right does. Nobody need be asked to tell of it: the signal goes to all nodes. */
public final class RightFeed implements Feed {
    private final Rights rights;
    private final Caller caller;
    private volatile Rights.Right last = Rights.Right.LASTING;

    public RightFeed(Rights rights, Caller caller) {
        this.rights = rights;
        this.caller = caller;
    }

    @Override
    public Topic topic() {
        return Rights.topic(caller.aor());
    }

    @Override
    public void watch() {
        // See Rights: told to everybody.
    }

    @Override
    public void unwatch() {
        // As above.
    }

    @Override
    public List<Event> pull() {
        last = rights.of(caller);
        return last.ended().map(Event::end).stream().toList();
    }

    /** Nobody tells of a session that ends by its age. */
    @Override
    public boolean isDue() {
        return rights.isDue(last);
    }
}
