package org.restsip.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who follows one topic on this node, and what the first of them read after the last change. */
final class Followers {

    /** What was read when, in terms of changes. */
    private record Glance(long change, Object value) {}

    private final Set<Subject> subjects = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();

    @Nullable
    private volatile Glance glance;

    boolean isEmpty() {
        return subjects.isEmpty();
    }

    void add(Subject subject) {
        subjects.add(subject);
    }

    void remove(Subject subject) {
        subjects.remove(subject);
    }

    /** Counted first: what is being read meanwhile may be what was before. */
    void changed() {
        forgetGlance();
        subjects.forEach(Subject::wake);
    }

    void forgetGlance() {
        changes.incrementAndGet();
        glance = null;
    }

    @SuppressWarnings("unchecked") // as Glances demands
    <T> T glance(Supplier<T> read) {
        var known = glance;
        var now = changes.get();
        if (known != null && known.change() == now) {
            return (T) known.value();
        }
        var value = read.get();
        glance = new Glance(now, value);
        return value;
    }
}
