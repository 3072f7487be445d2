package org.restsip.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The open streams of this node. A record's store tells it what changed, and it wakes the streams that
 * show that record; a record that no stream here shows is not told to this node at all.
 */
@Singleton
public class Hub implements Glances {
    private static final long SHORTLY = Duration.ofMillis(10).toNanos();
    private static final Logger LOG = System.getLogger(Hub.class.getName());

    private final Executor writers;
    private final StreamRules rules;
    private final ConcurrentHashMap<Topic, Followers> followers = new ConcurrentHashMap<>();
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Topic>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private int second;

    /** Streams write on the threads of {@code writers}. */
    @Inject
    public Hub(@Writers Executor writers, StreamRules rules) {
        this.writers = writers;
        this.rules = rules;
    }

    /** A stream about one thing, whose events go to the sink as they are. */
    public Stream open(List<Feed> feeds, Sink sink, Runnable onClose) {
        return open(List.of(Subject.of(feeds, sink, () -> {})), sink, false, onClose);
    }

    /**
     * Opens a stream: the present state is written first, then every change, until either side ends it.
     *
     * @param lasting whether it goes on when there is nothing left to show, because more may be added
     * @param onClose runs once, when the stream has ended
     */
    public Stream open(List<Subject> subjects, Sink sink, boolean lasting, Runnable onClose) {
        var stream = new Stream(sink, this, writers, lasting, opened.getAndIncrement() % rules.heartbeat(), onClose);
        streams.add(stream);
        try {
            subjects.forEach(stream::add);
        } catch (RuntimeException e) {
            forget(stream);
            throw e;
        }
        stream.wake();
        if (stream.isClosed()) {
            forget(stream); // it may have ended before it followed all its subjects
        }
        return stream;
    }

    /** Tells of every change that this node hears of; for whoever remembers something so as not to ask each time. */
    public void onChange(Consumer<Topic> listener) {
        listeners.add(listener);
    }

    /** A record has changed, here or on another node. */
    public void changed(Topic topic) {
        listeners.forEach(listener -> listener.accept(topic));
        var following = followers.get(topic);
        if (following != null) {
            following.changed();
        }
    }

    /** Lets every stream compare what it showed with what is: after a node was lost, and now and then. */
    public void compareAll() {
        followers.values().forEach(Followers::changed);
    }

    /**
     * Sends signs of life, so that dead clients are found; called once a second, and each time another part of the
     * streams has its turn.
     */
    public void heartbeat() {
        streams.forEach(Stream::lookIfDue);
        var turn = second++ % rules.heartbeat();
        streams.stream().filter(stream -> stream.turn() == turn).forEach(Stream::beat);
        followers.values().forEach(Followers::forgetGlance);
    }

    /** Cuts those who do not read what they are sent; called several times a second. */
    public void cutSlow() {
        streams.forEach(stream -> stream.cutIfSlowerThan(rules.patience()));
    }

    /** Tells all clients to go to another node. */
    public void goodbye() {
        streams.forEach(Stream::leave);
    }

    /** Waits until all streams have ended, but not for long. */
    public void awaitEnd(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (!streams.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(SHORTLY);
        }
    }

    /** How many streams are open here. */
    public int size() {
        return streams.size();
    }

    @Override
    public <T> T at(Topic topic, Supplier<T> read) {
        var following = followers.get(topic);
        return following == null ? read.get() : following.glance(read);
    }

    void follow(Subject subject) {
        subject.feeds().forEach(feed -> follow(subject, feed));
    }

    void unfollow(Subject subject) {
        subject.feeds().forEach(feed -> unfollow(subject, feed));
    }

    void forget(Stream stream) {
        streams.remove(stream);
        stream.subjects().forEach(this::unfollow);
    }

    /** Within compute, so that the last one to go and the first one to come cannot cross. */
    private void follow(Subject subject, Feed feed) {
        followers.compute(feed.topic(), (topic, present) -> {
            var following = present == null ? new Followers() : present;
            if (following.isEmpty()) {
                feed.watch();
            }
            following.add(subject);
            return following;
        });
    }

    private void unfollow(Subject subject, Feed feed) {
        followers.computeIfPresent(feed.topic(), (topic, following) -> {
            following.remove(subject);
            if (!following.isEmpty()) {
                return following;
            }
            unwatch(feed);
            return null;
        });
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
