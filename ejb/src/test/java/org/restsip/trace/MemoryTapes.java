package org.restsip.trace;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tapes in memory, for tests. */
public class MemoryTapes implements Tapes {
    private final Map<List<Object>, Tape> tapes = new ConcurrentHashMap<>();

    @Override
    public void keep(Tape tape) {
        tapes.put(List.of(tape.trace(), tape.node()), tape);
    }

    @Override
    public List<Tape> of(TraceId trace) {
        return tapes.values().stream()
                .filter(tape -> tape.trace().equals(trace))
                .toList();
    }

    @Override
    public void drop(TraceId trace) {
        tapes.keySet().removeIf(key -> key.get(0).equals(trace));
    }
}
