package org.restsip.event;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.restsip.Refusal;

/** A feed of cumulative state: a client that knows the newest version needs none before it. */
public final class StateFeed implements Feed {

    /**
     * What is to be seen at one moment.
     *
     * @param version its version
     * @param entity  what to show
     * @param last    whether nothing can come after it
     */
    public record Snapshot(Version version, Object entity, boolean last) {
        public static Snapshot of(Version version, Object entity) {
            return new Snapshot(version, entity, false);
        }
    }

    private final Topic topic;
    private final Runnable watch;
    private final Runnable unwatch;
    private final Supplier<Snapshot> newest;
    private Optional<Version> seen;
    private boolean resumed;

    /**
     * Follows one record.
     *
     * @param records where the record is
     * @param key     which it is
     * @param topic   its topic
     * @param seen    the version that the client says it knows; nothing is sent until there is another
     * @param newest  reads what this client may see; a {@link Refusal} ends the feed with its message, unless it is
     *                {@link TooBusy}: then the client is to come back
     */
    public <K> StateFeed(Records<K, ?> records, K key, Topic topic, Optional<Version> seen, Supplier<Snapshot> newest) {
        this.topic = topic;
        this.watch = () -> records.watch(key);
        this.unwatch = () -> records.unwatch(key);
        this.seen = seen;
        this.newest = newest;
    }

    /**
     * Follows something that is in no record of the cluster, and whose changes are told by {@link Signals}.
     *
     * @param topic  its topic
     * @param seen   as above
     * @param newest as above
     */
    public StateFeed(Topic topic, Optional<Version> seen, Supplier<Snapshot> newest) {
        this.topic = topic;
        this.watch = () -> {};
        this.unwatch = () -> {};
        this.seen = seen;
        this.newest = newest;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public void watch() {
        watch.run();
    }

    @Override
    public void unwatch() {
        unwatch.run();
    }

    @Override
    public List<Event> pull() {
        Snapshot now;
        try {
            now = newest.get();
        } catch (TooBusy e) {
            throw e;
        } catch (Refusal refusal) {
            return List.of(Event.end(String.valueOf(refusal.getMessage())));
        }
        if (seen.equals(Optional.of(now.version()))) {
            resumed = true;
            return List.of();
        }
        var type = resumed ? Event.Type.UPDATE : Event.Type.STATE;
        resumed = true;
        seen = Optional.of(now.version());
        var event = new Event(type, seen, now.entity());
        return now.last() ? List.of(event, Event.end("it is over")) : List.of(event);
    }
}
