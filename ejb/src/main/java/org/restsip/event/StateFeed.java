package org.restsip.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final Function<Glances, Snapshot> newest;
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
        this(topic, () -> records.watch(key), () -> records.unwatch(key), seen, glances -> newest.get());
    }

    private StateFeed(
            Topic topic, Runnable watch, Runnable unwatch, Optional<Version> seen, Function<Glances, Snapshot> newest) {
        this.topic = topic;
        this.watch = watch;
        this.unwatch = unwatch;
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
        this(topic, () -> {}, () -> {}, seen, glances -> newest.get());
    }

    /**
     * Follows one record which is read once for all who follow it.
     *
     * @param shows makes of the record, if there is one, what this client may see; refuses as above
     */
    public static <K, R extends Revised<R>> StateFeed shared(
            Records<K, R> records, K key, Topic topic, Optional<Version> seen, Function<Optional<R>, Snapshot> shows) {
        return new StateFeed(
                topic,
                () -> records.watch(key),
                () -> records.unwatch(key),
                seen,
                glances -> shows.apply(glances.at(topic, () -> records.find(key))));
    }

    /**
     * Follows something that all who follow the topic see alike, and which is read once for all of them.
     *
     * @param watch   runs when the first of them comes
     * @param unwatch runs when the last of them has gone
     */
    public static StateFeed shared(
            Topic topic, Runnable watch, Runnable unwatch, Optional<Version> seen, Supplier<Snapshot> newest) {
        return new StateFeed(topic, watch, unwatch, seen, glances -> glances.at(topic, newest));
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
        return pull(Glances.NONE);
    }

    @Override
    public List<Event> pull(Glances glances) {
        Snapshot now;
        try {
            now = newest.apply(glances);
        } catch (TooBusy e) {
            throw e;
        } catch (Refusal refusal) {
            return List.of(Event.end(String.valueOf(refusal.getMessage())));
        }
        var events = new ArrayList<Event>();
        event(now).ifPresent(events::add);
        if (now.last()) {
            events.add(Event.end("it is over"));
        }
        return events;
    }

    private Optional<Event> event(Snapshot now) {
        var known = seen;
        var first = !resumed;
        seen = Optional.of(now.version());
        resumed = true;
        if (known.equals(seen)) {
            return Optional.empty();
        }
        return Optional.of(
                first
                        ? new Event(Event.Type.STATE, seen, now.entity(), isGap(known, now.version()))
                        : new Event(Event.Type.UPDATE, seen, now.entity()));
    }

    /** Whether there were versions between the one that the client knows and this. */
    private static boolean isGap(Optional<Version> known, Version now) {
        return known.isPresent() && !known.get().next().equals(now);
    }
}
