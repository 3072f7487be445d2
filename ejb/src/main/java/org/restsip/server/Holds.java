package org.restsip.server;

import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentHashMap;
import org.restsip.event.TooBusy;
import org.restsip.event.Uncertain;

/** What the streams of this node hold: as long as one of them is open, what it shows does not end by itself. */
@Singleton
public class Holds {
    private static final Logger LOG = System.getLogger(Holds.class.getName());

    private final ConcurrentHashMap<Object, Integer> holds = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Object, Runnable> overdue = new ConcurrentHashMap<>();

    /**
     * Each stream says so, because what it holds may have been made anew since the last one did; under compute, so that
     * the first to come and the last to go cannot cross.
     */
    void hold(Object key, Runnable announcement, Runnable last) {
        holds.compute(key, (k, open) -> {
            try {
                announcement.run();
            } catch (Uncertain e) {
                if (open == null) {
                    overdue.put(key, last);
                }
                throw e;
            }
            overdue.remove(key);
            return open == null ? 1 : open + 1;
        });
    }

    /** The last one to go lets go of it. */
    void release(Object key, Runnable last) {
        holds.computeIfPresent(key, (k, open) -> {
            if (open > 1) {
                return open - 1;
            }
            releaseNow(key, last);
            return null;
        });
    }

    /** What could not be released when its last stream closed; called now and then. */
    public void releaseOverdue() {
        overdue.forEach((key, last) -> holds.computeIfAbsent(key, k -> {
            if (overdue.remove(key) != null) {
                releaseNow(key, last);
            }
            return null;
        }));
    }

    private void releaseNow(Object key, Runnable last) {
        try {
            last.run();
        } catch (TooBusy e) {
            LOG.log(Level.INFO, "released later: {0}", e.getMessage());
            overdue.put(key, last);
        }
    }
}
