package org.restsip.user;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Failures in memory, for tests. */
public class MemoryFailures implements Failures {
    private final Map<String, FailureCount> counts = new HashMap<>();

    @Override
    public synchronized FailureCount find(String key) {
        return counts.getOrDefault(key, FailureCount.NONE);
    }

    @Override
    public synchronized FailureCount change(String key, UnaryOperator<FailureCount> change) {
        var changed = change.apply(find(key));
        counts.put(key, changed);
        return changed;
    }
}
