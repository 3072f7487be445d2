package org.restsip.connector.inbound;

import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.restsip.connector.inbound.Delivery.Urgency;

/**
 * A lane per Call-ID: in each, one delivery runs at a time, in the order of arrival; different lanes run in parallel on the
 * container's threads. All lanes together hold a limited number of deliveries, and a fifth more of those that go on with
 * something accepted before.
 */
final class Lanes {
    /** By Call-ID; the head of a lane is what runs. Also the lock that guards all fields. */
    private final Map<String, Queue<Delivery>> lanes = new HashMap<>();

    private final WorkManager workManager;
    private final int limit;
    private final int reserve;
    private int held;

    Lanes(WorkManager workManager, int limit) {
        this.workManager = workManager;
        this.limit = limit;
        this.reserve = Math.max(1, limit / 5);
    }

    void add(Delivery delivery) {
        var waiting = enter(delivery);
        if (waiting < 0) {
            delivery.refuse("the queue is full");
        } else if (waiting == 0) {
            start(delivery);
        }
    }

    /** How many are before it in its lane; negative if there is no room. */
    private int enter(Delivery delivery) {
        synchronized (lanes) {
            if (held >= room(delivery.urgency())) {
                return -1;
            }
            held++;
            var lane = lanes.computeIfAbsent(delivery.callId(), callId -> new ArrayDeque<>(2));
            lane.add(delivery);
            return lane.size() - 1;
        }
    }

    private int room(Urgency urgency) {
        return switch (urgency) {
            case NEW -> limit;
            case GOES_ON -> limit + reserve;
            case OUR_OWN -> Integer.MAX_VALUE;
        };
    }

    private void start(Delivery delivery) {
        var turn = new Turn(delivery, this);
        try {
            workManager.scheduleWork(turn, WorkManager.INDEFINITE, null, turn);
        } catch (WorkException e) {
            turn.reject(e);
        }
    }

    /** It ran: the next one of its lane is on. */
    void left(Delivery delivery) {
        behind(delivery).ifPresent(this::start);
    }

    private Optional<Delivery> behind(Delivery delivery) {
        synchronized (lanes) {
            var lane = lanes.getOrDefault(delivery.callId(), new ArrayDeque<>());
            lane.remove();
            held--;
            if (lane.isEmpty()) {
                lanes.remove(delivery.callId());
            }
            return Optional.ofNullable(lane.peek());
        }
    }

    /** The container took no more work: none of its lane may overtake it, so all of them leave. */
    Collection<Delivery> cleared(Delivery delivery) {
        synchronized (lanes) {
            var lane = Optional.<Collection<Delivery>>ofNullable(lanes.remove(delivery.callId()))
                    .orElse(List.of());
            held -= lane.size();
            return lane;
        }
    }
}
