package org.restsip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restsip.call.Attending;
import org.restsip.call.Bookkeeping;
import org.restsip.call.CallId;
import org.restsip.call.CallList;
import org.restsip.call.CallRules;
import org.restsip.call.Calling;
import org.restsip.call.History;
import org.restsip.call.HistoryRules;
import org.restsip.call.MemoryCallHistory;
import org.restsip.call.MemoryCalls;
import org.restsip.call.Wish;
import org.restsip.event.Feed;
import org.restsip.event.Hub;
import org.restsip.event.ManualExecutor;
import org.restsip.event.MemoryNeighbours;
import org.restsip.event.Node;
import org.restsip.event.NodeId;
import org.restsip.event.RecordingSink;
import org.restsip.event.Signals;
import org.restsip.event.StreamRules;
import org.restsip.login.Contact;
import org.restsip.login.Disclosure;
import org.restsip.login.LoginRules;
import org.restsip.login.MemoryLogins;
import org.restsip.login.Publishing;
import org.restsip.login.Registration;
import org.restsip.login.Registrations;
import org.restsip.login.Roster;
import org.restsip.login.Whereabouts;
import org.restsip.mailbox.Introduction;
import org.restsip.mailbox.Mailbox;
import org.restsip.mailbox.MailboxRules;
import org.restsip.mailbox.MemoryMailboxes;
import org.restsip.message.Away;
import org.restsip.message.Content;
import org.restsip.message.Deliveries;
import org.restsip.message.Handling;
import org.restsip.message.MemoryDurableMessages;
import org.restsip.message.MemoryInboxes;
import org.restsip.message.MemoryMessages;
import org.restsip.message.MemoryReceipts;
import org.restsip.message.Message;
import org.restsip.message.MessageRules;
import org.restsip.message.Messaging;
import org.restsip.message.Outbound;
import org.restsip.message.Reach;
import org.restsip.message.Receipt;
import org.restsip.message.Safekeeping;
import org.restsip.message.Unreachable;
import org.restsip.server.Estate;
import org.restsip.server.Holds;
import org.restsip.server.Places;
import org.restsip.server.Removal;
import org.restsip.server.Survivors;
import org.restsip.server.TestSettings;
import org.restsip.server.Watching;
import org.restsip.trace.MemoryTapes;
import org.restsip.trace.MemoryTraces;
import org.restsip.trace.PlayedWire;
import org.restsip.trace.Recorder;
import org.restsip.trace.TraceRules;
import org.restsip.trace.Tracing;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;
import org.restsip.user.Domains;
import org.restsip.user.Ids;
import org.restsip.user.LockOut;
import org.restsip.user.LockOutRules;
import org.restsip.user.Lookup;
import org.restsip.user.MemoryFailures;
import org.restsip.user.MemorySessions;
import org.restsip.user.MemoryUsers;
import org.restsip.user.Privacy;
import org.restsip.user.Reception;
import org.restsip.user.Rights;
import org.restsip.user.Role;
import org.restsip.user.SessionRules;
import org.restsip.user.SignIns;
import org.restsip.user.User;
import org.restsip.user.UserId;

/** The whole core of one node in memory, with alice, bob and carol in it, and time in the test's hands. */
public final class World {
    public static final Aor ALICE = Aor.of("alice@example.com");
    public static final Aor BOB = Aor.of("bob@example.com");
    public static final Aor CAROL = Aor.of("carol@example.com");
    public static final Caller AS_ALICE = Caller.user(ALICE);
    public static final Caller AS_BOB = Caller.user(BOB);
    public static final Caller AS_CAROL = Caller.user(CAROL);
    public static final Caller AS_OPERATOR = new Caller(CAROL, Set.of(Role.OPERATOR));
    public static final NodeId HERE = new NodeId("here");
    public static final NodeId ELSEWHERE = new NodeId("elsewhere");

    public final MutableClock clock = new MutableClock();
    public final ManualExecutor writers = new ManualExecutor();
    public final Hub hub = new Hub(writers, new StreamRules(1, Duration.ofSeconds(1)));
    public final Ids ids = new Ids("secret of the tests");
    public final MemoryUsers users = new MemoryUsers();
    public final MemorySessions sessions = new MemorySessions(users);
    public final Signals signals = hub::changed;
    public final SignIns signIns = new SignIns(
            sessions,
            users,
            new SessionRules(Duration.ofDays(7), Duration.ofDays(30), Duration.ofMinutes(5), 3),
            signals,
            ids,
            clock);
    public final LockOut lockOut = new LockOut(
            new MemoryFailures(),
            new LockOutRules(3, 6, 9, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofDays(1)),
            new Domains(List.of("example.com", "example.org")),
            ids,
            clock);
    public final Rights rights = new Rights(users, signIns, clock);
    public final Members node = new Members();

    public final LoginRules loginRules =
            new LoginRules(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofDays(1), 3, Duration.ofSeconds(30));
    public final MemoryLogins logins = new MemoryLogins(clock, hub);
    public final Registrations registrations = new Registrations(logins, users, loginRules, ids, clock);
    public final Publishing publishing = new Publishing(logins, ids, clock);
    public final Whereabouts whereabouts = new Whereabouts(logins, users, clock);

    public final Roster roster = new Roster(logins, hub, ids, clock);
    public final Disclosure disclosure = new Disclosure(users, logins, signals, clock);

    public final MessageRules messageRules =
            new MessageRules(100, Duration.ofSeconds(60), Duration.ofDays(7), 20, 1000, 2);
    public final MemoryInboxes inboxes = new MemoryInboxes(clock, hub);
    public final MemoryReceipts receipts = new MemoryReceipts(clock, hub);
    public final MemoryMessages messages = new MemoryMessages();
    public final Phones phones = new Phones();
    public final Outbound outbound =
            new Outbound(new Domains(List.of("example.com", "example.org")), users, messageRules, ids, clock);
    public final MemoryNeighbours neighbours = new MemoryNeighbours();
    public final MailboxRules mailboxRules =
            new MailboxRules(1_000_000, 5, 2_000_000, 4, 1_500_000, Duration.ofDays(30));
    public final Lookup lookup = new Lookup(users, new Domains(List.of("example.com")));
    public final MemoryMailboxes mailboxes = new MemoryMailboxes(users);
    public final Mailbox mailbox = new Mailbox(mailboxes, lookup, signals, mailboxRules, ids, clock);

    public final Introduction introduction = new Introduction(lookup, mailbox);
    public final MemoryDurableMessages durable = new MemoryDurableMessages();
    public final Safekeeping safekeeping = new Safekeeping(durable, inboxes, receipts, messages, node, clock);
    public final Deliveries deliveries = new Deliveries(
            inboxes, receipts, messages, whereabouts, outbound, phones, mailbox, safekeeping, neighbours, node, clock);
    public final Reception reception = new Reception(users, new Domains(List.of("example.com")));
    public final Messaging messaging = new Messaging(
            inboxes,
            receipts,
            messages,
            deliveries,
            reception,
            outbound,
            whereabouts,
            safekeeping,
            messageRules,
            ids,
            clock);

    public final CallRules callRules =
            new CallRules(Duration.ofSeconds(30), Duration.ofSeconds(60), 3, 256, 100, 200, 250, 5);
    public final MemoryCalls calls = new MemoryCalls(clock, hub);
    public final Calling calling = new Calling(calls, whereabouts, reception, callRules, ids, clock);
    public final CallList callList = new CallList(calling, calls, hub, ids);
    public final Attending attending = new Attending(calling, callRules, ids, clock);
    public final MemoryCallHistory callHistory = new MemoryCallHistory();
    public final Bookkeeping bookkeeping =
            new Bookkeeping(calls, callHistory, new HistoryRules(Duration.ofDays(30)), clock);

    public final TraceRules traceRules = new TraceRules(2, Duration.ofHours(1), 5, 4096, true);
    public final MemoryTraces traces = new MemoryTraces(clock, hub);
    public final MemoryTapes tapes = new MemoryTapes();
    public final PlayedWire wire = new PlayedWire();
    public final Recorder recorder = new Recorder(traces, tapes, wire, signals, node, traceRules, clock);
    public final Tracing tracing = new Tracing(traces, tapes, recorder, traceRules, ids, clock);

    public final Holds holds = new Holds();
    public final Watching watching = new Watching(
            hub,
            whereabouts,
            roster,
            registrations,
            messaging,
            calling,
            callList,
            mailbox,
            introduction,
            tracing,
            node,
            rights,
            holds,
            new Places(TestSettings.of(Map.of("events.max-streams", "3", "events.max-streams-per-node", "5"))));
    public final Removal removal = new Removal(
            lookup, new Estate(users, new History(callHistory)), calling, registrations, deliveries, signals);
    public final Survivors survivors = new Survivors(registrations, calling, deliveries, hub, node);

    public World() {
        for (var aor : List.of(ALICE, BOB, CAROL)) {
            users.add(new User(new UserId("u-" + aor.local()), aor, aor.local(), clock.instant()), "hash");
        }
        users.grant(CAROL, Role.OPERATOR);
    }

    /** The nodes of the cluster, of which this is one. */
    public static final class Members implements Node {
        private final Set<NodeId> alive = new LinkedHashSet<>(Set.of(HERE, ELSEWHERE));

        public void lose(NodeId lost) {
            alive.remove(lost);
        }

        @Override
        public NodeId id() {
            return HERE;
        }

        @Override
        public Set<NodeId> members() {
            return Set.copyOf(alive);
        }
    }

    /** Phones that answer when the test says so. */
    public static final class Phones implements Reach {
        private final List<Message> brought = new ArrayList<>();
        private final List<String> repeats = new ArrayList<>();
        private final Map<String, String> broken = new java.util.HashMap<>();
        private final Set<String> away = new java.util.HashSet<>();
        private final Map<String, Optional<NodeId>> nodes = new java.util.HashMap<>();

        /** That phone cannot even be asked, for this reason. */
        public void breakDown(Contact phone, String reason) {
            broken.put(phone.id().value(), reason);
        }

        /** That phone's connection is gone. */
        public void goAway(Contact phone) {
            away.add(phone.id().value());
        }

        public void comeBack(Contact phone) {
            away.remove(phone.id().value());
        }

        /** From which node that phone can be reached; empty for none. */
        public void hangOn(Contact phone, Optional<NodeId> node) {
            nodes.put(phone.id().value(), node);
        }

        @Override
        public Optional<NodeId> from(Contact contact) {
            return nodes.getOrDefault(contact.id().value(), Optional.of(HERE));
        }

        @Override
        public void bring(Message message, Contact contact, boolean again) {
            if (away.contains(contact.id().value())) {
                throw new Away("gone", new IllegalStateException());
            }
            if (again) {
                repeats.add(text(message));
            }
            var reason = broken.get(contact.id().value());
            if (reason != null) {
                throw new Unreachable(reason);
            }
            brought.add(message);
        }

        /** What phones were asked to take, as text. */
        public List<String> brought() {
            return brought.stream().map(World::text).toList();
        }

        /** What of it they may have had before. */
        public List<String> repeats() {
            return List.copyOf(repeats);
        }

        public Message last() {
            return brought.get(brought.size() - 1);
        }
    }

    public static String text(Message message) {
        return new String(message.content().bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public static Content content(String text) {
        return new Content("text/plain", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A wish to be reachable as the web client of that name. */
    public static Registration web(String instance) {
        return new Registration(
                Optional.empty(),
                Optional.of(instance),
                Optional.empty(),
                Optional.empty(),
                1,
                "",
                Optional.empty(),
                Optional.empty());
    }

    /** A wish to be reachable at that URI for a while. */
    public static Registration at(String uri, long seconds) {
        return new Registration(
                Optional.of(uri),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(seconds)),
                1,
                "",
                Optional.empty(),
                Optional.empty());
    }

    public Contact login(Aor aor, Registration wanted) {
        return registrations.register(Caller.user(aor), aor, wanted).contact();
    }

    /** That user says whom to let near. */
    public void says(Aor aor, Privacy wanted) {
        disclosure.change(Caller.user(aor), users.find(aor).orElseThrow().id(), known -> wanted);
    }

    public Receipt send(Aor from, Aor to, String text) {
        return messaging.send(Caller.user(from), to, Optional.empty(), content(text), Handling.USUAL, Attempt.ONCE);
    }

    public Instant now() {
        return clock.instant();
    }

    /** A call of Alice's that anyone may join. */
    public CallId openCall() {
        return calling.create(AS_ALICE, Wish.open(), Attempt.ONCE).call().id();
    }

    /** A client that watches. */
    public RecordingSink open(Feed... feeds) {
        var sink = new RecordingSink();
        hub.open(List.of(feeds), sink, () -> {});
        settle();
        return sink;
    }

    /** A client that watches with all that belongs to it. */
    public RecordingSink open(Watching.Watch watch) {
        var sink = new RecordingSink();
        watch.admit().open(sink);
        settle();
        return sink;
    }

    /** Lets all streams write what is new. */
    public void settle() {
        writers.runAll();
    }

    /** Lets time pass, and what is over end, as every node does several times a second. */
    public void passSeconds(long seconds) {
        clock.passSeconds(seconds);
        tick();
    }

    public void tick() {
        registrations.endDue();
        deliveries.endDue();
        calling.endDue();
        bookkeeping.write();
        settle();
    }
}
