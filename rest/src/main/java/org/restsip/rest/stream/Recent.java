package org.restsip.rest.stream;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was made in the last second or two, so that it is made once for all who want it just now. */
final class Recent<K, V> {
    private static final long LIFE = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX = 1000;

    private record Made<K, V>(long since, ConcurrentHashMap<K, V> things) {}

    private volatile Made<K, V> recent = new Made<>(System.nanoTime(), new ConcurrentHashMap<>());

    V get(K key, Supplier<V> maker) {
        var things = things();
        @Nullable V known = things.get(key);
        if (known != null) {
            return known;
        }
        var made = maker.get();
        if (things.size() < MAX) {
            things.put(key, made);
        }
        return made;
    }

    /** Two threads may both begin anew: then something is made twice, which does no harm. */
    private ConcurrentHashMap<K, V> things() {
        var now = System.nanoTime();
        var present = recent;
        if (now - present.since() > LIFE) {
            present = new Made<>(now, new ConcurrentHashMap<>());
            recent = present;
        }
        return present.things();
    }
}
