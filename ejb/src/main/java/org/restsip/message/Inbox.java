package org.restsip.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.restsip.event.NodeId;
import org.restsip.event.Revised;
import org.restsip.event.Version;
import org.restsip.login.ContactId;
import org.restsip.user.Aor;

/**
 * What waits for one user, in one record, so that order and taking back are each one step. Every
 * contact has a lane of its own, numbered without a gap.
 */
public record Inbox(Aor owner, Version revision, List<Lane> lanes) implements Revised<Inbox> {
    /** A lane without messages is kept that long, so that its numbers go on. */
    private static final Duration IDLE = Duration.ofDays(1);

    /** Some node of a cluster that was there before this one. */
    private static final NodeId BEFORE = new NodeId("before");

    /** The messages for one contact, oldest first. */
    public record Lane(ContactId contact, long lastSeq, List<Slot> slots, Instant lastUsed) {
        public Lane {
            slots = List.copyOf(slots);
        }

        Lane keeping(Predicate<Slot> wanted) {
            var kept = slots.stream().filter(wanted).toList();
            return kept.size() == slots.size() ? this : new Lane(contact, lastSeq, kept, lastUsed);
        }

        Lane with(Message message, Instant now) {
            return holds(message.id())
                    ? this
                    : adding(
                            Slot.of(
                                    lastSeq + 1,
                                    message.id(),
                                    message.expires(),
                                    message.content().size()),
                            now);
        }

        /** The contact was given that message, and is told that it is taken back. */
        Lane recalling(MessageId message, Instant expires, Instant now) {
            return keeping(slot -> !slot.message().equals(message))
                    .adding(Slot.of(lastSeq + 1, message, expires, 0).asWithdrawal(), now);
        }

        Lane restoring(Message message, DurableMessages.Place place, Instant now) {
            if (holds(message.id())) {
                return this;
            }
            var slot = Slot.of(
                    place.seq(),
                    message.id(),
                    message.expires(),
                    message.content().size());
            var all = Stream.concat(
                            // a phone is brought one at a time, and would wait for ever for the answer to the last
                            slots.stream(),
                            Stream.of(place.phone() ? slot.carriedBy(BEFORE).asWaiting() : slot.asDelivered()))
                    .sorted(Comparator.comparingLong(Slot::seq))
                    .toList();
            return new Lane(contact, Math.max(lastSeq, place.seq()), all, now);
        }

        boolean holds(MessageId message) {
            return slots.stream().anyMatch(slot -> slot.message().equals(message));
        }

        /** The number up to which the contact was given everything. */
        long handedOver() {
            return slots.stream()
                    .filter(slot -> !slot.delivered())
                    .mapToLong(slot -> slot.seq() - 1)
                    .findFirst()
                    .orElse(lastSeq);
        }

        /** The first ones after that number. */
        List<Slot> after(long seq, int limit) {
            return slots.stream().filter(slot -> slot.seq() > seq).limit(limit).toList();
        }

        private Lane adding(Slot slot, Instant now) {
            var more = new ArrayList<>(slots);
            more.add(slot);
            return new Lane(contact, slot.seq(), more, now);
        }

        Lane changing(long seq, UnaryOperator<Slot> change) {
            return changing(slot -> slot.seq() == seq ? change.apply(slot) : slot);
        }

        Lane changing(UnaryOperator<Slot> change) {
            return new Lane(contact, lastSeq, slots.stream().map(change).toList(), lastUsed);
        }

        Lane delivered(long upto) {
            return changing(slot -> slot.seq() <= upto ? slot.asDelivered() : slot);
        }

        private Optional<Instant> deadline() {
            return slots.isEmpty()
                    ? Optional.of(lastUsed.plus(IDLE))
                    : slots.stream().map(Slot::expires).min(Comparator.naturalOrder());
        }
    }

    /**
     * One message for one contact, or the news that it is taken back.
     *
     * @param seq        its number in the lane
     * @param delivered  whether it was handed to the contact's connection
     * @param expires    when it leaves the lane, taken or not
     * @param size       bytes
     * @param withdrawal whether it says that the message is taken back
     * @param carrier    the node that brings it to its contact, or was the last to try; empty if the contact fetches it
     */
    public record Slot(
            long seq,
            MessageId message,
            boolean delivered,
            Instant expires,
            int size,
            boolean withdrawal,
            Optional<NodeId> carrier) {

        static Slot of(long seq, MessageId message, Instant expires, int size) {
            return new Slot(seq, message, false, expires, size, false, Optional.empty());
        }

        Slot asDelivered() {
            return new Slot(seq, message, true, expires, size, withdrawal, carrier);
        }

        Slot asWaiting() {
            return new Slot(seq, message, false, expires, size, withdrawal, carrier);
        }

        Slot asWithdrawal() {
            return new Slot(seq, message, delivered, expires, size, true, carrier);
        }

        Slot carriedBy(NodeId node) {
            return new Slot(seq, message, true, expires, size, withdrawal, Optional.of(node));
        }

        Slot carriedOnlyBy(Set<NodeId> alive) {
            return delivered && carrier.filter(node -> !alive.contains(node)).isPresent() ? asWaiting() : this;
        }

        /** Whether somebody has begun to bring it before. */
        boolean wasTried() {
            return carrier.isPresent();
        }

        boolean isOver(Instant now) {
            return !expires.isAfter(now);
        }
    }

    public Inbox {
        lanes = List.copyOf(lanes);
    }

    static Inbox of(Aor owner) {
        return new Inbox(owner, Version.NONE, List.of());
    }

    @Override
    public Inbox at(Version next) {
        return new Inbox(owner, next, lanes);
    }

    @Override
    public Optional<Instant> deadline() {
        return lanes.stream().flatMap(lane -> lane.deadline().stream()).min(Comparator.naturalOrder());
    }

    public Optional<Lane> lane(ContactId contact) {
        return lanes.stream().filter(lane -> lane.contact().equals(contact)).findFirst();
    }

    /** What the contact was not given yet or has not acknowledged, oldest first. */
    public List<Slot> waiting(ContactId contact) {
        return lane(contact).map(Lane::slots).orElse(List.of());
    }

    /** The next message of a contact that takes one at a time: none while one is under way. */
    Optional<Slot> next(ContactId contact) {
        return waiting(contact).stream().findFirst().filter(slot -> !slot.delivered());
    }

    Inbox with(Message message, List<ContactId> contacts, MessageRules rules, Instant now) {
        var slots = slots().count() + contacts.size();
        var bytes =
                slots().mapToLong(Slot::size).sum() + (long) message.content().size() * contacts.size();
        if (slots > rules.maxWaiting() || bytes > rules.maxWaitingBytes()) {
            throw new InboxFull(owner);
        }
        var next = new ArrayList<>(lanes);
        for (var contact : contacts) {
            var known = lane(contact).orElseGet(() -> new Lane(contact, 0, List.of(), now));
            next.remove(known);
            next.add(known.with(message, now));
        }
        return new Inbox(owner, revision, next);
    }

    /** A message from before stands where it stood. Whether the contacts were given it nobody knows, so they may have been. */
    Inbox restoring(Message message, List<DurableMessages.Place> places, Instant now) {
        var next = new ArrayList<>(lanes);
        for (var place : places) {
            var known = lane(place.contact()).orElseGet(() -> new Lane(place.contact(), 0, List.of(), now));
            next.remove(known);
            next.add(known.restoring(message, place, now));
        }
        return new Inbox(owner, revision, next);
    }

    /** The contact was handed all up to that number. */
    Inbox delivered(ContactId contact, long upto) {
        return changing(contact, lane -> lane.delivered(upto));
    }

    /** That node brings it to the contact. */
    Inbox carried(ContactId contact, long seq, NodeId node) {
        return changing(contact, lane -> lane.changing(seq, slot -> slot.carriedBy(node)));
    }

    /** That slot stands as given, if it is there. */
    Inbox replacing(ContactId contact, Slot wanted) {
        return changing(contact, lane -> lane.changing(wanted.seq(), slot -> wanted));
    }

    /** What other nodes were bringing waits again. */
    Inbox carriedOnlyBy(Set<NodeId> alive) {
        return new Inbox(
                owner,
                revision,
                lanes.stream()
                        .map(lane -> lane.changing(slot -> slot.carriedOnlyBy(alive)))
                        .toList());
    }

    /** The contact's messages that match leave. */
    Inbox without(ContactId contact, Predicate<Slot> leaving) {
        return changing(contact, lane -> lane.keeping(leaving.negate()));
    }

    /** That message leaves every lane. */
    Inbox without(MessageId message) {
        return new Inbox(
                owner,
                revision,
                lanes.stream()
                        .map(lane -> lane.keeping(slot -> !slot.message().equals(message)))
                        .toList());
    }

    /** The contacts in whose lane that message is in that state. */
    List<ContactId> having(MessageId message, boolean delivered) {
        return lanes.stream()
                .filter(lane -> lane.slots().stream()
                        .anyMatch(slot ->
                                slot.message().equals(message) && slot.delivered() == delivered && !slot.withdrawal()))
                .map(Lane::contact)
                .toList();
    }

    /** That message leaves every lane in which it was not delivered. */
    Inbox withdrawing(MessageId message) {
        return new Inbox(
                owner,
                revision,
                lanes.stream()
                        .map(lane -> lane.keeping(slot -> slot.delivered()
                                || slot.withdrawal()
                                || !slot.message().equals(message)))
                        .toList());
    }

    /** These contacts were given that message and are told that it is taken back, once. */
    Inbox recalling(MessageId message, List<ContactId> contacts, Instant expires, Instant now) {
        var next = new ArrayList<>(lanes);
        for (var contact : contacts) {
            var known = lane(contact).orElseGet(() -> new Lane(contact, 0, List.of(), now));
            if (known.slots().stream()
                    .noneMatch(slot -> slot.withdrawal() && slot.message().equals(message))) {
                next.remove(known);
                next.add(known.recalling(message, expires, now));
            }
        }
        return new Inbox(owner, revision, next);
    }

    /** Without what is over by then. */
    Inbox asOf(Instant now) {
        return new Inbox(
                owner,
                revision,
                lanes.stream()
                        .map(lane -> lane.keeping(slot -> !slot.isOver(now)))
                        .filter(lane -> !lane.slots().isEmpty()
                                || lane.lastUsed().plus(IDLE).isAfter(now))
                        .toList());
    }

    Stream<Slot> slots() {
        return lanes.stream().flatMap(lane -> lane.slots().stream());
    }

    private Inbox changing(ContactId contact, UnaryOperator<Lane> change) {
        return new Inbox(
                owner,
                revision,
                lanes.stream()
                        .map(lane -> lane.contact().equals(contact) ? change.apply(lane) : lane)
                        .toList());
    }
}
