package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.restsip.Page;
import org.restsip.Refusal;
import org.restsip.call.CallId;
import org.restsip.call.CallList;
import org.restsip.call.Calling;
import org.restsip.call.ParticipantId;
import org.restsip.event.Feed;
import org.restsip.event.Hub;
import org.restsip.event.Node;
import org.restsip.event.Outlet;
import org.restsip.event.Sink;
import org.restsip.event.Stream;
import org.restsip.event.Subject;
import org.restsip.event.Version;
import org.restsip.login.ContactId;
import org.restsip.login.Registrations;
import org.restsip.login.Roster;
import org.restsip.login.Whereabouts;
import org.restsip.mailbox.Introduction;
import org.restsip.mailbox.Mailbox;
import org.restsip.message.MessageId;
import org.restsip.message.Messaging;
import org.restsip.trace.TraceId;
import org.restsip.trace.Tracing;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.RightFeed;
import org.restsip.user.Rights;

/**
 * Opens streams on this node. While the owner of a contact or a participant of a call has a stream on it,
 * the stream holds it there.
 */
@Singleton
public class Watching {
    /** As many as a list shows at once. */
    private static final int WATCHED = 500;

    private final Hub hub;
    private final Whereabouts whereabouts;
    private final Roster roster;
    private final Registrations registrations;
    private final Messaging messaging;
    private final Calling calling;
    private final CallList callList;
    private final Mailbox mailbox;
    private final Introduction introduction;
    private final Tracing tracing;
    private final Node node;
    private final Rights rights;
    private final Holds holds;
    private final Places places;

    @Inject
    public Watching(
            Hub hub,
            Whereabouts whereabouts,
            Roster roster,
            Registrations registrations,
            Messaging messaging,
            Calling calling,
            CallList callList,
            Mailbox mailbox,
            Introduction introduction,
            Tracing tracing,
            Node node,
            Rights rights,
            Holds holds,
            Places places) {
        this.hub = hub;
        this.whereabouts = whereabouts;
        this.roster = roster;
        this.registrations = registrations;
        this.messaging = messaging;
        this.calling = calling;
        this.callList = callList;
        this.mailbox = mailbox;
        this.introduction = introduction;
        this.tracing = tracing;
        this.node = node;
        this.rights = rights;
        this.holds = holds;
        this.places = places;
    }

    /** One thing that can be shown to one client. */
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

        /** Its state alone, without what is told only once. */
        public Watch ofState() {
            return new Watch(by, feeds.subList(0, 1), hold, release);
        }

        /** Lets the client in to see this, so that the answer can begin. */
        public Ticket admit() {
            return Watching.this.admit(by, List.of(this));
        }

        /** The same for a client that has its place among others of its own kind. */
        public Ticket admit(Places among) {
            return Watching.this.admit(by, List.of(this), among);
        }

        /** What was held is released once, however often it is said. */
        private Runnable held() {
            hold.run();
            var released = new AtomicBoolean();
            return () -> {
                if (!released.getAndSet(true)) {
                    release.run();
                }
            };
        }
    }

    /** The right to one stream, which ends once, however often it is said. It must be opened or given back. */
    public final class Ticket {
        private final Caller by;
        private final Places among;
        private final Map<Watch, Runnable> releases = new LinkedHashMap<>();
        private final AtomicBoolean used = new AtomicBoolean();

        private Ticket(Caller by, Places among) {
            this.by = by;
            this.among = among;
        }

        /** Begins to write to a client that watches one thing; ends by itself when the client is gone. */
        public Stream open(Sink sink) {
            return open(sink, watch -> sink);
        }

        /** Begins to write to a client; the events of each thing go to an outlet of its own. */
        public Stream open(Sink sink, Function<Watch, Outlet> outlets) {
            return open(sink, outlets, false);
        }

        /** Begins to write to a client that will say what it wants to watch, and may stay without watching anything. */
        public Stream openLasting(Sink sink) {
            return open(sink, watch -> sink, true);
        }

        private Stream open(Sink sink, Function<Watch, Outlet> outlets, boolean lasting) {
            var subjects = new ArrayList<Subject>();
            subjects.add(Subject.vital(new RightFeed(rights, by), sink));
            releases.forEach((watch, release) -> subjects.add(Subject.of(watch.feeds, outlets.apply(watch), release)));
            return hub.open(subjects, sink, lasting, this::giveBack);
        }

        /** The client was gone before its stream could begin. */
        public void giveBack() {
            if (!used.getAndSet(true)) {
                among.leave(by.aor());
                releases.values().forEach(Runnable::run);
            }
        }
    }

    /** Lets a client in to see these, so that the answer can begin. */
    public Ticket admit(Caller by, List<Watch> watches) {
        return admit(by, watches, places);
    }

    private Ticket admit(Caller by, List<Watch> watches, Places among) {
        among.enter(by.aor());
        var ticket = new Ticket(by, among);
        try {
            watches.forEach(watch -> ticket.releases.put(watch, watch.held()));
            return ticket;
        } catch (RuntimeException e) {
            ticket.giveBack();
            throw e;
        }
    }

    /** One thing more for a stream that is open. */
    public Subject subject(Watch watch, Outlet outlet) {
        return Subject.of(watch.feeds, outlet, watch.held());
    }

    /** Something among others that the client may not see, or that is not there: it is told so. */
    public Watch refused(Caller by, Refusal why) {
        return new Watch(by, List.of(new RefusedFeed(why)), () -> {}, () -> {});
    }

    /** Who is logged in, as far as the caller may know; the beginning of a long list. */
    public Watch roster(Caller by, Optional<Version> seen) {
        return new Watch(by, List.of(roster.watch(by, Page.first(WATCHED), seen)), () -> {}, () -> {});
    }

    /** A user's contacts, or the presence for those who may see no more. */
    public Watch login(Caller by, Aor aor, Optional<Version> seen) {
        return new Watch(by, List.of(whereabouts.watch(by, aor, seen)), () -> {}, () -> {});
    }

    /** A user's presence alone, for a client that waits to be let near; see {@link Whereabouts#watchPresence}. */
    public Watch presence(Caller by, Aor aor) {
        return new Watch(by, List.of(whereabouts.watchPresence(by, aor)), () -> {}, () -> {});
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
                () -> holds.hold(id, () -> registrations.held(aor, id, node.id()), last),
                () -> holds.release(id, last));
    }

    /** What becomes of a message. */
    public Watch receipt(Caller by, Aor receiver, MessageId id, Optional<Version> seen) {
        return new Watch(by, List.of(messaging.watch(by, receiver, id, seen)), () -> {}, () -> {});
    }

    /** A user as the caller sees it. */
    public Watch user(Caller by, String name, Optional<Version> seen) {
        return new Watch(by, List.of(introduction.watch(by, name, seen)), () -> {}, () -> {});
    }

    /** A mailbox, for its owner. */
    public Watch mailbox(Caller by, String name, Optional<Version> seen) {
        return new Watch(by, List.of(mailbox.watch(by, name, seen)), () -> {}, () -> {});
    }

    /** How many messages are in a mailbox, for its owner. */
    public Watch mailboxSummary(Caller by, String name) {
        return new Watch(by, List.of(mailbox.watchSummary(by, name)), () -> {}, () -> {});
    }

    /** The caller's calls, or all for an operator; the beginning of a long list. Nobody is held in them by that. */
    public Watch calls(Caller by, Optional<Version> seen) {
        return new Watch(by, List.of(callList.watch(by, WATCHED, seen)), () -> {}, () -> {});
    }

    /** A call; a participant's stream holds the participant in it. */
    public Watch call(Caller by, CallId id, Optional<Version> seen) {
        return holding(by, id, calling.watch(by, id, seen, node.id()));
    }

    /** A call as it is seen by who is not held in it by that. */
    public Watch conference(Caller by, CallId id) {
        return new Watch(by, List.of(calling.watch(by, id)), () -> {}, () -> {});
    }

    /** One entry of a call; if it is the caller's own it is held there too. */
    public Watch participant(Caller by, CallId id, ParticipantId participant, Optional<Version> seen) {
        return holding(by, id, calling.watch(by, id, participant, seen, node.id()));
    }

    /** A trace, for operators. */
    public Watch trace(Caller by, TraceId id, Optional<Version> seen) {
        return new Watch(by, List.of(tracing.watch(by, id, seen)), () -> {}, () -> {});
    }

    private Watch holding(Caller by, CallId id, Feed feed) {
        var key = List.of(id, by.aor());
        Runnable last = () -> calling.released(by.aor(), id, node.id());
        return new Watch(by, List.of(feed), () -> holds.hold(key, () -> {}, last), () -> holds.release(key, last));
    }
}
