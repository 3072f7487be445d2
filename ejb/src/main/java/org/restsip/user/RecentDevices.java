package org.restsip.user;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.restsip.event.Topic;
import org.restsip.user.DeviceLogin.Claim;

/**
 * The credentials of devices that were right a short while ago on this node. They count no more once their owner's rights
 * have changed, and neither does what was read from the store before such a change and remembered after it.
 */
final class RecentDevices {
    private static final long LIFE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int LIMIT = 50_000;
    /** Owners share them: who has the bad luck to share one with somebody whose rights change is looked up once more. */
    private static final int SLOTS = 4096;

    private final LongSupplier nanos;
    private final ConcurrentHashMap<Claim, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLongArray lastChanges = new AtomicLongArray(SLOTS);

    private record Known(DeviceCredential credential, long since, int slot, long asOf) {}

    RecentDevices(LongSupplier nanos) {
        this.nanos = nanos;
    }

    Optional<DeviceCredential> find(Claim claim) {
        return Optional.ofNullable(known.get(claim)).filter(this::counts).map(Known::credential);
    }

    /** How many changes of rights there have been; to be asked before the store is. */
    long changes() {
        return changes.get();
    }

    /** Remembers what was read from the store after so many changes. */
    void add(Claim claim, DeviceCredential credential, long asOf) {
        if (known.size() >= LIMIT) {
            known.values().removeIf(old -> !counts(old));
            if (known.size() >= LIMIT) {
                known.clear();
            }
        }
        var slot = slot(credential.device().owner().toString());
        known.put(claim, new Known(credential, nanos.getAsLong(), slot, asOf));
    }

    /** Called for every change that this node hears of. */
    void changed(Topic topic) {
        if (topic.kind().equals(Rights.KIND)) {
            lastChanges.accumulateAndGet(slot(topic.key()), changes.incrementAndGet(), Math::max);
        }
    }

    private boolean counts(Known candidate) {
        return nanos.getAsLong() - candidate.since() < LIFE_NANOS
                && lastChanges.get(candidate.slot()) <= candidate.asOf();
    }

    private static int slot(String owner) {
        return Math.floorMod(owner.hashCode(), SLOTS);
    }
}
