package org.restsip.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stream is about, or one of the things it is about: the feeds that tell of it, and where their events go. */
public final class Subject {
    private final List<Feed> feeds;
    private final Outlet outlet;
    private final Runnable onEnd;
    private final boolean vital;
    private volatile boolean news = true;

    @Nullable
    private volatile Stream stream;

    private Subject(List<Feed> feeds, Outlet outlet, Runnable onEnd, boolean vital) {
        this.feeds = List.copyOf(feeds);
        this.outlet = outlet;
        this.onEnd = onEnd;
        this.vital = vital;
    }

    /**
     * One thing.
     *
     * @param onEnd runs when it is shown no more, however often; also if that is because its stream has ended
     */
    public static Subject of(List<Feed> feeds, Outlet outlet, Runnable onEnd) {
        return new Subject(feeds, outlet, onEnd, false);
    }

    /** Something without which the stream must not go on, and which does not keep it open by itself. */
    public static Subject vital(Feed feed, Outlet outlet) {
        return new Subject(List.of(feed), outlet, () -> {}, true);
    }

    List<Feed> feeds() {
        return feeds;
    }

    Outlet outlet() {
        return outlet;
    }

    boolean isVital() {
        return vital;
    }

    /** Whether the stream must not go on before it has looked again. */
    boolean isDue() {
        return vital && feeds.stream().anyMatch(Feed::isDue);
    }

    void shownOn(Stream by) {
        stream = by;
    }

    /** Something may be new; the stream looks when it can. */
    void wake() {
        news = true;
        var by = stream;
        if (by != null) {
            by.wake();
        }
    }

    /** Whether something may be new since this was asked last. */
    boolean takeNews() {
        if (!news) {
            return false;
        }
        news = false;
        return true;
    }

    void end() {
        onEnd.run();
    }
}
