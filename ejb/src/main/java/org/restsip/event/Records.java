package org.restsip.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * @throws TooBusy if others changed the record each time, or if the outcome is not known; repeating is safe when
     *                 the change itself is
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
}
