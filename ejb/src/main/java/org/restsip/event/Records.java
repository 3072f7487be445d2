package org.restsip.event;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A port: records of one kind, the same on every node, each changed atomically.
 *
 * @param <K> the key
 * @param <R> the record
 */
public interface Records<K, R extends Revised<R>> {

    /** The newest record. */
    Optional<R> find(K key);

    /**
     * Replaces a record by what {@code change} makes of it; an empty result removes it. {@code change}
     * runs on the calling node, may run more than once and so must have no effect of its own. If it
     * returns an equal record nothing is stored and nobody told; if it throws nothing is changed.
     * The nodes that watch the record are told before this returns.
     *
     * @return the record as it now is
     * @throws TooBusy   if nothing was changed and will be: others were faster each time; repeating is safe
     * @throws Uncertain if the outcome is not known; repeating is safe only when the change itself is
     */
    Optional<R> change(K key, UnaryOperator<Optional<R>> change);

    /** From now on this node is told when the record changes. Repeating does no harm. */
    void watch(K key);

    /** Ends {@link #watch}. */
    void unwatch(K key);

    /** The keys whose deadline has come and that are this node's to look after, each on one node only. */
    List<K> due(Instant now);

    /** The keys of all records that are this node's to look after. */
    List<K> owned();

    /**
     * Does something for each key, such as those that are {@link #due}. One that is too busy is left for the next time
     * and does not keep the others waiting.
     */
    default void forEach(List<K> keys, Consumer<K> task) {
        for (var key : keys) {
            try {
                task.accept(key);
            } catch (TooBusy e) {
                System.getLogger(Records.class.getName())
                        .log(Level.INFO, "{0} is left for the next time: {1}", key, e.getMessage());
            }
        }
    }
}
