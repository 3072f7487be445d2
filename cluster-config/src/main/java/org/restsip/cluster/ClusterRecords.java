package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.restsip.cluster.PutIfVersion.Outcome;
import org.restsip.event.Records;
import org.restsip.event.Revised;
import org.restsip.event.TooBusy;
import org.restsip.event.Topic;
import org.restsip.event.Uncertain;
import org.restsip.event.Version;

/**
 * Records of one kind in a Hazelcast map. A change is worked out on this node and stored by
 * {@link PutIfVersion}; whoever loses the race works it out anew.
 */
abstract class ClusterRecords<K, R extends Revised<R>> implements Records<K, R> {
    private static final int TRIES = 20;
    private static final int REPEATS = 5;

    private final IMap<String, Entry> map;
    private final Class<R> type;
    private final Function<String, K> key;
    private final Function<K, Topic> topic;
    private final ClusterMember member;
    private final Turns turns = new Turns();

    ClusterRecords(ClusterMember member, String map, Class<R> type, Function<String, K> key, Function<K, Topic> topic) {
        this.map = member.map(map);
        this.member = member;
        this.type = type;
        this.key = key;
        this.topic = topic;
    }

    @Override
    public Optional<R> find(K id) {
        return entry(id).record().map(type::cast);
    }

    @Override
    public Optional<R> change(K id, UnaryOperator<Optional<R>> change) {
        return turns.take(id.toString(), () -> changeInTurn(id, change));
    }

    @Override
    public void watch(K id) {
        answered(() -> map.executeOnKey(id.toString(), new Interest(member.nodeId(), true)));
    }

    @Override
    public void unwatch(K id) {
        answered(() -> map.executeOnKey(id.toString(), new Interest(member.nodeId(), false)));
    }

    /** By a sorted index over the deadlines, which Hazelcast keeps right when partitions move. */
    @Override
    public List<K> due(Instant now) {
        return keys(answered(() -> map.localKeySet(Predicates.between(EntrySerializer.DEADLINE, 1L, Micros.of(now)))));
    }

    @Override
    public List<K> owned() {
        return keys(answered(map::localKeySet));
    }

    /** Nodes that are gone watch nothing any more. */
    void forgetWatcher(String node) {
        answered(() -> map.executeOnKeys(map.localKeySet(), new Interest(node, false)));
    }

    /** Stores, or says that somebody else was faster. Overridden by tests that lose the answer. */
    Outcome store(String id, PutIfVersion step) {
        return map.executeOnKey(id, step);
    }

    private Optional<R> changeInTurn(K id, UnaryOperator<Optional<R>> change) {
        for (var tries = 0; tries < TRIES; tries++) {
            var present = entry(id);
            var known = present.record().map(type::cast);
            var wanted = change.apply(known);
            if (wanted.equals(known)) {
                return known;
            }
            var next = wanted.map(record -> record.at(revisionAfter(present.revision())));
            var step = new PutIfVersion(present.revision(), next.map(record -> (Revised<?>) record), newChangeId());
            var outcome = storeForCertain(id.toString(), step);
            if (outcome.stored()) {
                member.tell(outcome.watchers(), topic.apply(id));
                return next;
            }
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(TimeUnit.MICROSECONDS.toNanos(200) << Math.min(tries, 6)));
        }
        throw new TooBusy("too many changes at once; try again");
    }

    /**
     * An answer that got lost is asked for again: the entry knows whether this very change was made. Unless it was the
     * record's end and nobody watches, for then there is no entry that could know; the change is worked out anew on
     * nothing.
     */
    private Outcome storeForCertain(String id, PutIfVersion step) {
        for (var repeat = 1; ; repeat++) {
            try {
                return store(id, step);
            } catch (IndeterminateOperationStateException | OperationTimeoutException e) {
                if (repeat == REPEATS) {
                    throw new Uncertain(e);
                }
            } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
                throw new Uncertain(e);
            }
        }
    }

    private Version revisionAfter(Version present) {
        return present.equals(Version.NONE) ? Version.startingAt(member.now()) : present.next();
    }

    private long newChangeId() {
        return Entry.changeId(member.nodeId(), member.nextNumber());
    }

    private Entry entry(K id) {
        return Optional.ofNullable(answered(() -> map.get(id.toString()))).orElse(Entry.EMPTY);
    }

    private List<K> keys(Collection<String> texts) {
        return texts.stream().map(key).toList();
    }
}
