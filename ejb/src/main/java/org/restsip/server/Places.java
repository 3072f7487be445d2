package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.restsip.user.Aor;

/** How many streams of one kind are open on this node, of whom, and how many more may be. */
@Singleton
public class Places {
    private final int limit;
    private final int limitOfUser;
    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentHashMap<Aor, Integer> takenByUser = new ConcurrentHashMap<>();

    /** For clients of the web. */
    @Inject
    public Places(Settings settings) {
        this(settings.number("events.max-streams"), settings.number("events.max-streams-per-node"));
    }

    /** So many for each user, and for all together. */
    public Places(int limitOfUser, int limit) {
        this.limitOfUser = limitOfUser;
        this.limit = limit;
    }

    /**
     * Takes a place.
     *
     * @throws TooManyStreams if the user has as many as one may have
     * @throws NodeFull       if all are taken
     */
    void enter(Aor aor) {
        if (taken.incrementAndGet() > limit) {
            taken.decrementAndGet();
            throw new NodeFull();
        }
        try {
            count(aor);
        } catch (TooManyStreams e) {
            taken.decrementAndGet();
            throw e;
        }
    }

    /** Gives it back. */
    void leave(Aor aor) {
        taken.decrementAndGet();
        takenByUser.computeIfPresent(aor, (user, open) -> open > 1 ? open - 1 : null);
    }

    private void count(Aor aor) {
        takenByUser.compute(aor, (user, present) -> {
            var open = present == null ? 0 : present;
            if (open >= limitOfUser) {
                throw new TooManyStreams(limitOfUser);
            }
            return open + 1;
        });
    }
}
