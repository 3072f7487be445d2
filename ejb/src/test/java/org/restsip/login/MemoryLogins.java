package org.restsip.login;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;
import org.restsip.user.Aor;

/** Logins in memory, for tests. */
public class MemoryLogins extends MemoryRecords<Aor, Login> implements Logins {
    /** Of all nodes: those of them that want to hear of everything. */
    private final Set<MemoryLogins> listening;

    private volatile Runnable changed = () -> {};

    public MemoryLogins(Clock clock, Hub hub) {
        super(clock, hub, Logins::topic);
        listening = ConcurrentHashMap.newKeySet();
    }

    /** Another node with the same logins. */
    public MemoryLogins(MemoryLogins other, Hub hub) {
        super(other, hub);
        listening = other.listening;
    }

    @Override
    public Optional<Login> change(Aor key, UnaryOperator<Optional<Login>> change) {
        var before = find(key);
        var after = super.change(key, change);
        if (!after.equals(before)) {
            listening.forEach(node -> node.changed.run());
        }
        return after;
    }

    @Override
    public List<Login> all() {
        return records();
    }

    @Override
    public List<Login> naming(Aor other) {
        return records().stream()
                .filter(login ->
                        login.privacy().directory() || login.privacy().allow().contains(other))
                .toList();
    }

    @Override
    public void watchAll(Runnable listener) {
        changed = listener;
        listening.add(this);
    }

    @Override
    public void unwatchAll() {
        listening.remove(this);
    }
}
