package org.restsip.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restsip.Page;
import org.restsip.Part;
import org.restsip.event.Event;
import org.restsip.event.Feed;
import org.restsip.event.Hub;
import org.restsip.event.StateFeed;
import org.restsip.event.StateFeed.Snapshot;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.user.Caller;
import org.restsip.user.Ids;

/**
 * Who is logged in: everybody for operators; for a user those who say that the user may find them.
 *
 * <p>While somebody watches on this node, it hears of every change of a login; it looks at them together, twice a
 * second, and reads them once for all who watch.
 */
@Singleton
public class Roster {
    /** Nobody has this address. */
    private static final Topic TOPIC = new Topic("login", "*");

    private final Logins logins;
    private final Hub hub;
    private final Ids ids;
    private final Clock clock;
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile Optional<List<Login>> read = Optional.empty();

    @Inject
    public Roster(Logins logins, Hub hub, Ids ids, Clock clock) {
        this.logins = logins;
        this.hub = hub;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A part of the list, as it is watched.
     *
     * @param version follows from the content, so that it is the same on every node
     */
    public record Listed(Version version, Part<PresenceOf> part) {}

    /** Those whom the caller may find, in the order of their addresses. */
    public Listed list(Caller by, Page page) {
        return listed(by, page, by.isOperator() ? logins.all() : logins.naming(by.aor()));
    }

    /** Follows a part of the list. */
    public Feed watch(Caller by, Page page, Optional<Version> seen) {
        return new Watched(new StateFeed(TOPIC, seen, () -> {
            var listed = listed(by, page, all());
            return Snapshot.of(listed.version(), listed);
        }));
    }

    /** Wakes those who watch if a login has changed; called twice a second. */
    public void tell() {
        if (changed.getAndSet(false)) {
            read = Optional.empty();
            hub.changed(TOPIC);
        }
    }

    private Listed listed(Caller by, Page page, List<Login> candidates) {
        var now = clock.instant();
        var found = candidates.stream()
                .filter(login -> login.privacy().lists(login.aor(), by))
                .map(login -> login.asOf(now))
                .filter(login -> !login.isEmpty())
                .map(login -> new PresenceOf(login.aor(), login.presenceVersion(), login.presence()))
                .sorted(Comparator.comparing(shown -> shown.aor().toString()))
                .toList();
        var part = page.of(found, shown -> shown.aor().toString());
        return new Listed(versionOf(part), part);
    }

    private Version versionOf(Part<PresenceOf> part) {
        var content = part.items().stream()
                .flatMap(
                        shown -> List.of(shown.aor().toString(), shown.version().toString()).stream())
                .toArray(String[]::new);
        return new Version(
                ByteBuffer.wrap(ids.mac(content)).getLong() >>> 4, part.next().isPresent() ? 2 : 1);
    }

    private List<Login> all() {
        var known = read;
        if (known.isPresent()) {
            return known.get();
        }
        var fresh = logins.all();
        read = Optional.of(fresh);
        return fresh;
    }

    /** Hears of all logins while it is watched. */
    private final class Watched implements Feed {
        private final StateFeed state;

        private Watched(StateFeed state) {
            this.state = state;
        }

        @Override
        public Topic topic() {
            return TOPIC;
        }

        @Override
        public void watch() {
            read = Optional.empty();
            logins.watchAll(() -> changed.set(true));
        }

        @Override
        public void unwatch() {
            logins.unwatchAll();
        }

        @Override
        public List<Event> pull() {
            return state.pull();
        }
    }
}
