package org.restsip.server;

import java.util.List;
import org.restsip.Refusal;
import org.restsip.event.Event;
import org.restsip.event.Feed;
import org.restsip.event.Topic;

/** Ends at once, and says why. */
record RefusedFeed(Refusal why) implements Feed {
    private static final Topic NOTHING = new Topic("nothing", "");

    @Override
    public Topic topic() {
        return NOTHING;
    }

    @Override
    public void watch() {
        // Nothing can change.
    }

    @Override
    public void unwatch() {
        // As above.
    }

    @Override
    public List<Event> pull() {
        return List.of(Event.end(String.valueOf(why.getMessage())));
    }
}
