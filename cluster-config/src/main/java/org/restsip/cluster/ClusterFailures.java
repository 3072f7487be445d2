package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.map.IMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.restsip.event.TooBusy;
import org.restsip.user.FailureCount;
import org.restsip.user.Failures;

/**
 * Failures in the cluster. The one map that forgets by size: it holds no state of a user, and what an attacker can make it
 * forget costs the attacker more failures than it gains tries.
 */
@Singleton
public class ClusterFailures implements Failures {
    private static final int ATTEMPTS = 100;

    private final IMap<String, FailureCount> map;

    @Inject
    public ClusterFailures(ClusterMember member) {
        this.map = member.map("failures");
    }

    @Override
    public FailureCount find(String key) {
        return known(key).orElse(FailureCount.NONE);
    }

    @Override
    public FailureCount change(String key, UnaryOperator<FailureCount> change) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var known = known(key);
            var next = change.apply(known.orElse(FailureCount.NONE));
            if (replace(key, known, next)) {
                return next;
            }
        }
        throw new TooBusy("too many log in at once; try again");
    }

    private Optional<FailureCount> known(String key) {
        return Optional.ofNullable(answered(() -> map.get(key)));
    }

    /** False if another was faster. */
    private boolean replace(String key, Optional<FailureCount> known, FailureCount next) {
        if (known.isEmpty()) {
            return next.equals(FailureCount.NONE) || answered(() -> map.putIfAbsent(key, next)) == null;
        }
        return answered(() ->
                next.equals(FailureCount.NONE) ? map.remove(key, known.get()) : map.replace(key, known.get(), next));
    }
}
