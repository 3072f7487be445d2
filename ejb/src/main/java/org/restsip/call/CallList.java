package org.restsip.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.event.Feed;
import org.restsip.event.Hub;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.Caller;
import org.restsip.user.Ids;

/**
 * The calls that somebody has a part in, as a list that can be watched; all calls for operators.
 *
 * <p>While anybody watches on this node, it hears whom a change of a call concerns; twice a second it wakes those of them
 * who watch, and each person's list is read once for all of that person's streams.
 */
@Singleton
public class CallList {
    private static final String KIND = "calls";
    /** Nobody has this address. */
    private static final Topic ALL = new Topic(KIND, "*");

    private final Calling calling;
    private final Calls calls;
    private final Hub hub;
    private final Ids ids;
    private final Set<Aor> concerned = ConcurrentHashMap.newKeySet();
    /** Which lists are watched here; guarded by itself. */
    private final Set<Topic> watched = new HashSet<>();

    @Inject
    public CallList(Calling calling, Calls calls, Hub hub, Ids ids) {
        this.calling = calling;
        this.calls = calls;
        this.hub = hub;
        this.ids = ids;
    }

    /**
     * A part of the list, as it is watched.
     *
     * @param version follows from the content, so that it is the same on every node
     */
    public record Listed(Version version, Part<CallSummary> part) {}

    /** The newest first. */
    public Listed list(Caller by, Page page) {
        var part = calling.list(by, page);
        return new Listed(versionOf(part), part);
    }

    /** Follows the beginning of the list; all who follow the list of one person ask for equally much. */
    public Feed watch(Caller by, int limit, Optional<Version> seen) {
        var topic = by.isOperator() ? ALL : topic(by.aor());
        return StateFeed.shared(topic, () -> begin(topic), () -> end(topic), seen, () -> {
            var listed = list(by, Page.first(limit));
            return Snapshot.of(listed.version(), listed);
        });
    }

    /** Wakes those who watch, if a call has changed that they have or had a part in; called twice a second. */
    public void tell() {
        var now = List.copyOf(concerned);
        for (var person : now) {
            concerned.remove(person); // first, for it may be concerned again meanwhile
            hub.changed(topic(person));
        }
        if (!now.isEmpty()) {
            hub.changed(ALL);
        }
    }

    private void begin(Topic topic) {
        synchronized (watched) {
            if (watched.isEmpty()) {
                calls.watchAll(concerned::addAll);
            }
            watched.add(topic);
        }
    }

    private void end(Topic topic) {
        synchronized (watched) {
            if (watched.remove(topic) && watched.isEmpty()) {
                calls.unwatchAll();
            }
        }
    }

    private Version versionOf(Part<CallSummary> part) {
        var content = part.items().stream()
                .flatMap(call -> Stream.of(call.id().value(), call.version().toString()))
                .toArray(String[]::new);
        return new Version(
                ByteBuffer.wrap(ids.mac(content)).getLong() >>> 4, part.next().isPresent() ? 2 : 1);
    }

    private static Topic topic(Aor person) {
        return new Topic(KIND, person.toString());
    }
}
