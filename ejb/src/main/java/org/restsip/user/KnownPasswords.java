package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.restsip.event.Hub;
import org.restsip.event.Topic;

/**
 * Users' passwords as they are kept, remembered for a moment, so that the database is not asked with every request. A
 * change is told to all nodes before it counts as done ({@link Rights#tell}); a node that does not hear of it has forgotten
 * the old one by then.
 */
@Singleton
public class KnownPasswords {
    /** How long one is remembered. */
    static final Duration LIFE = Duration.ofSeconds(3);

    private static final int LIMIT = 50_000;

    private final Users users;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<Topic, Seen> remembered = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Inject
    public KnownPasswords(Users users, Hub hub) {
        this(users, hub, System::nanoTime);
    }

    KnownPasswords(Users users, Hub hub, LongSupplier nanos) {
        this.users = users;
        this.nanos = nanos;
        hub.onChange(this::changed);
    }

    /** What was found when. */
    private record Seen(KeptPassword password, long since) {
        boolean isFresh(long now) {
            return now - since < LIFE.toNanos();
        }
    }

    Optional<KeptPassword> of(Aor aor) {
        var topic = Rights.topic(aor);
        var now = nanos.getAsLong();
        return Optional.ofNullable(remembered.get(topic))
                .filter(seen -> seen.isFresh(now))
                .map(Seen::password)
                .or(() -> read(aor, topic, now));
    }

    /** If there is word of a change meanwhile, what was read may be what was before it. */
    private Optional<KeptPassword> read(Aor aor, Topic topic, long now) {
        var before = changes.get();
        var kept = users.password(aor);
        kept.ifPresent(password -> remember(topic, new Seen(password, now)));
        if (changes.get() != before) {
            remembered.remove(topic);
        }
        return kept;
    }

    private void remember(Topic topic, Seen seen) {
        if (remembered.size() >= LIMIT) {
            remembered.values().removeIf(old -> !old.isFresh(seen.since()));
        }
        if (remembered.size() < LIMIT) {
            remembered.put(topic, seen);
        }
    }

    private void changed(Topic topic) {
        if (topic.kind().equals(Rights.KIND)) {
            changes.incrementAndGet();
            remembered.remove(topic);
        }
    }
}
