package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restsip.call.CallId;
import org.restsip.call.Calling;
import org.restsip.event.Feed;
import org.restsip.event.Hub;
import org.restsip.event.Node;
import org.restsip.event.Sink;
import org.restsip.event.Stream;
import org.restsip.event.TooBusy;
import org.restsip.event.Uncertain;
import org.restsip.event.Version;
import org.restsip.login.ContactId;
import org.restsip.login.Registrations;
import org.restsip.login.Whereabouts;
import org.restsip.message.MessageId;
import org.restsip.message.Messaging;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/**
 * Opens streams on this node. While the owner of a contact or a participant of a call has a stream on it,
 * the stream holds it there.
 */
@Singleton
public class Watching {
    private static final Logger LOG = System.getLogger(Watching.class.getName());

    private final Hub hub;
    private final Whereabouts whereabouts;
    private final Registrations registrations;
    private final Messaging messaging;
    private final Calling calling;
    private final Node node;
    private final Settings settings;
    private final ConcurrentHashMap<Aor, Integer> streams = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Object, Integer> holds = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Object, Runnable> overdue = new ConcurrentHashMap<>();

    @Inject
    public Watching(
            Hub hub,
            Whereabouts whereabouts,
            Registrations registrations,
            Messaging messaging,
            Calling calling,
            Node node,
            Settings settings) {
        this.hub = hub;
        this.whereabouts = whereabouts;
        this.registrations = registrations;
        this.messaging = messaging;
        this.calling = calling;
        this.node = node;
        this.settings = settings;
    }

    /** What can be shown to one client. */
    public final class Watch {
        private final Caller by;
        private final List<Feed> feeds;
        private final Runnable hold;
        private final Runnable release;

        private Watch(Caller by, List<Feed> feeds, Runnable hold, Runnable release) {
            this.by = by;
            this.feeds = feeds;
            this.hold = hold;
            this.release = release;
        }

        /** Lets the client in, so that the answer can begin. The ticket must be opened or returned. */
        public Ticket admit() {
            enter(by.aor());
            try {
                hold.run();
            } catch (RuntimeException e) {
                leave(by.aor());
                throw e;
            }
            return new Ticket(this);
        }

        private void closed() {
            leave(by.aor());
            release.run();
        }
    }

    /** The right to one stream, which ends once, however often it is said. */
    public final class Ticket {
        private final Watch watch;
        private final AtomicBoolean used = new AtomicBoolean();

        private Ticket(Watch watch) {
            this.watch = watch;
        }

        /** Begins to write to the client; ends by itself when the client is gone. */
        public Stream open(Sink sink) {
            return hub.open(watch.feeds, sink, this::giveBack);
        }

        /** The client was gone before its stream could begin. */
        public void giveBack() {
            if (!used.getAndSet(true)) {
                watch.closed();
            }
        }
    }

    /** A user's contacts, or the presence for those who may see no more. */
    public Watch login(Caller by, Aor aor, Optional<Version> seen) {
        return new Watch(by, List.of(whereabouts.watch(by, aor, seen)), () -> {}, () -> {});
    }

    /** One contact; its owner gets the messages for it, and holds it. */
    public Watch contact(Caller by, Aor aor, ContactId id, Optional<Version> seen) {
        var state = whereabouts.watch(by, aor, id, seen, node.id());
        if (!by.is(aor)) {
            return new Watch(by, List.of(state), () -> {}, () -> {});
        }
        Runnable last = () -> registrations.released(aor, id, node.id());
        return new Watch(
                by,
                List.of(state, messaging.inbox(by, aor, id)),
                () -> hold(id, () -> registrations.held(aor, id, node.id()), last),
                () -> release(id, last));
    }

    /** What becomes of a message. */
    public Watch receipt(Caller by, Aor receiver, MessageId id, Optional<Version> seen) {
        return new Watch(by, List.of(messaging.watch(by, receiver, id, seen)), () -> {}, () -> {});
    }

    /** A call; a participant's stream holds the participant in it. */
    public Watch call(Caller by, CallId id, Optional<Version> seen) {
        var key = List.of(id, by.aor());
        Runnable last = () -> calling.released(by.aor(), id, node.id());
        return new Watch(
                by,
                List.of(calling.watch(by, id, seen, node.id())),
                () -> hold(key, () -> {}, last),
                () -> release(key, last));
    }

    private void enter(Aor aor) {
        var limit = settings.number("events.max-streams");
        streams.compute(aor, (user, present) -> {
            var open = present == null ? 0 : present;
            if (open >= limit) {
                throw new TooManyStreams(limit);
            }
            return open + 1;
        });
    }

    private void leave(Aor aor) {
        streams.computeIfPresent(aor, (user, open) -> open > 1 ? open - 1 : null);
    }

    /**
     * Each stream says so, because what it holds may have been made anew since the last one did; under compute, so that
     * the first to come and the last to go cannot cross.
     */
    private void hold(Object key, Runnable announcement, Runnable last) {
        holds.compute(key, (k, open) -> {
            try {
                announcement.run();
            } catch (Uncertain e) {
                if (open == null) {
                    overdue.put(key, last);
                }
                throw e;
            }
            overdue.remove(key);
            return open == null ? 1 : open + 1;
        });
    }

    private void release(Object key, Runnable last) {
        holds.computeIfPresent(key, (k, open) -> {
            if (open > 1) {
                return open - 1;
            }
            releaseNow(key, last);
            return null;
        });
    }

    /** What could not be released when its last stream closed; called now and then. */
    public void releaseOverdue() {
        overdue.forEach((key, last) -> holds.computeIfAbsent(key, k -> {
            if (overdue.remove(key) != null) {
                releaseNow(key, last);
            }
            return null;
        }));
    }

    private void releaseNow(Object key, Runnable last) {
        try {
            last.run();
        } catch (TooBusy e) {
            LOG.log(Level.INFO, "released later: {0}", e.getMessage());
            overdue.put(key, last);
        }
    }
}
