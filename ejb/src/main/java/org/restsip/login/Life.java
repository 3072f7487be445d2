package org.restsip.login;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.restsip.event.NodeId;

/** How long something lives. */
public sealed interface Life {

    /** When it ends if nothing happens; empty while something holds it. */
    Optional<Instant> ends();

    default boolean isOver(Instant now) {
        return ends().filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Seconds until it ends, to the nearest one; empty while something holds it. */
    default OptionalLong secondsLeft(Instant now) {
        return ends().stream()
                .mapToLong(end ->
                        Math.max(0, Math.round(Duration.between(now, end).toMillis() / 1000.0)))
                .findFirst();
    }

    /** Ends at a time, unless it is refreshed. */
    record Timed(Instant end) implements Life {
        @Override
        public Optional<Instant> ends() {
            return Optional.of(end);
        }
    }

    /**
     * Lives while a node holds an open stream of its owner, and for a time of grace after the last one closed.
     *
     * @param holders the nodes that hold one
     * @param grace   when it ends if no stream is opened; without meaning while there is a holder
     */
    record Held(Set<NodeId> holders, Instant grace) implements Life {
        public Held {
            holders = Set.copyOf(holders);
        }

        /** Held by nobody yet. */
        public static Held until(Instant grace) {
            return new Held(Set.of(), grace);
        }

        @Override
        public Optional<Instant> ends() {
            return holders.isEmpty() ? Optional.of(grace) : Optional.empty();
        }

        /** That node holds a stream now. */
        public Held heldBy(NodeId node) {
            var more = new HashSet<>(holders);
            more.add(node);
            return new Held(more, grace);
        }

        /** That node holds none any more. */
        public Held releasedBy(NodeId node, Instant now, Duration graceTime) {
            if (!holders.contains(node)) {
                return this;
            }
            var fewer = new HashSet<>(holders);
            fewer.remove(node);
            return new Held(fewer, now.plus(graceTime));
        }

        /** Only nodes that are alive hold anything. */
        public Held heldOnlyBy(Set<NodeId> alive, Instant now, Duration graceTime) {
            if (alive.containsAll(holders)) {
                return this;
            }
            var survivors = new HashSet<>(holders);
            survivors.retainAll(alive);
            return new Held(survivors, now.plus(graceTime));
        }

        /** It was needed again: grace begins anew. */
        public Held touched(Instant now, Duration graceTime) {
            return new Held(holders, now.plus(graceTime));
        }

        /** If nothing holds it, it lives at least until then. */
        public Held atLeastUntil(Instant end) {
            return end.isAfter(grace) ? new Held(holders, end) : this;
        }
    }
}
