package org.restsip.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The open streams of this node. A record's store tells it what changed, and it wakes the streams that
 * show that record; a record that no stream here shows is not told to this node at all.
 */
@Singleton
public class Hub {
    private static final Logger LOG = System.getLogger(Hub.class.getName());

    private final Executor writers;
    private final ConcurrentHashMap<Topic, Set<Stream>> followers = new ConcurrentHashMap<>();
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    /** Streams write on the threads of {@code writers}. */
    @Inject
    public Hub(@Writers Executor writers) {
        this.writers = writers;
    }

    /**
     * Opens a stream: the present state is written first, then every change, until either side ends it.
     *
     * @param onClose runs once, when the stream has ended
     */
    public Stream open(List<Feed> feeds, Sink sink, Runnable onClose) {
        var self = new Stream[1];
        var stream = new Stream(feeds, sink, writers, () -> {
            forget(self[0]);
            onClose.run();
        });
        self[0] = stream;
        streams.add(stream);
        try {
            feeds.forEach(feed -> follow(stream, feed));
        } catch (RuntimeException e) {
            forget(stream);
            throw e;
        }
        stream.wake();
        if (stream.isClosed()) {
            forget(stream); // it may have ended before it followed all its feeds
        }
        return stream;
    }

    /** A record has changed, here or on another node. */
    public void changed(Topic topic) {
        followers.getOrDefault(topic, Set.of()).forEach(Stream::wake);
    }

    /** Lets every stream compare what it showed with what is: after a node was lost, and now and then. */
    public void compareAll() {
        streams.forEach(Stream::wake);
    }

    /** Sends each client a sign of life, so that dead ones are found. */
    public void heartbeat() {
        streams.forEach(Stream::beat);
    }

    /** Tells all clients to go to another node. */
    public void goodbye() {
        streams.forEach(Stream::leave);
    }

    /** How many streams are open here. */
    public int size() {
        return streams.size();
    }

    /** Within compute, so that the last one to go and the first one to come cannot cross. */
    private void follow(Stream stream, Feed feed) {
        followers.compute(feed.topic(), (topic, present) -> {
            var set = present == null ? ConcurrentHashMap.<Stream>newKeySet() : present;
            if (set.isEmpty()) {
                feed.watch();
            }
            set.add(stream);
            return set;
        });
    }

    private void forget(Stream stream) {
        streams.remove(stream);
        for (var feed : stream.feeds()) {
            followers.computeIfPresent(feed.topic(), (topic, set) -> {
                set.remove(stream);
                if (!set.isEmpty()) {
                    return set;
                }
                unwatch(feed);
                return null;
            });
        }
    }

    /** If it fails this node is told for nobody, which does no harm; a stream that cannot end would. */
    private static void unwatch(Feed feed) {
        try {
            feed.unwatch();
        } catch (TooBusy e) {
            LOG.log(Level.DEBUG, "still told about {0}: {1}", feed.topic(), e.getMessage());
        }
    }
}
