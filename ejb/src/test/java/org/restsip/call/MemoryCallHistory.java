package org.restsip.call;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restsip.user.Aor;

/** The history in memory, for tests. */
public class MemoryCallHistory implements CallHistory {
    private final Map<CallId, PastCall> calls = new HashMap<>();
    private Optional<RuntimeException> trouble = Optional.empty();

    /** From now on nothing works; until it is empty. */
    public void setTrouble(Optional<RuntimeException> next) {
        trouble = next;
    }

    @Override
    public void begin(PastCall begun) {
        requireNoTrouble();
        calls.putIfAbsent(begun.id(), begun);
    }

    @Override
    public boolean close(PastCall ended) {
        requireNoTrouble();
        var first = Optional.ofNullable(calls.get(ended.id()))
                .filter(known -> known.end().isPresent())
                .isEmpty();
        if (first) {
            calls.put(ended.id(), ended);
        }
        return first;
    }

    @Override
    public List<CallId> unclosed(Instant before) {
        requireNoTrouble();
        return calls.values().stream()
                .filter(call -> call.end().isEmpty() && call.created().isBefore(before))
                .map(PastCall::id)
                .toList();
    }

    @Override
    public void lose(CallId id, Ledger.End end) {
        requireNoTrouble();
        calls.computeIfPresent(
                id,
                (key, known) -> known.end().isPresent()
                        ? known
                        : new PastCall(
                                id,
                                known.subject(),
                                known.creator(),
                                known.created(),
                                Optional.of(end),
                                known.people()));
    }

    @Override
    public List<PastCall> of(Aor person, boolean missed, Optional<Place> after, int limit) {
        requireNoTrouble();
        return calls.values().stream()
                .filter(call -> missed
                        ? call.isMissedBy(person)
                        : call.people().stream().anyMatch(part -> part.aor().equals(person)))
                .sorted(Comparator.comparing(PastCall::place))
                .filter(call ->
                        after.filter(last -> call.place().compareTo(last) <= 0).isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public void forget(Aor person) {
        requireNoTrouble();
        calls.replaceAll((id, call) -> new PastCall(
                id,
                call.subject(),
                call.creator(),
                call.created(),
                call.end(),
                call.people().stream()
                        .filter(part -> !part.aor().equals(person))
                        .toList()));
        calls.values().removeIf(call -> call.people().isEmpty());
    }

    @Override
    public int drop(Instant before, int limit) {
        requireNoTrouble();
        var old = calls.values().stream()
                .filter(call -> call.created().isBefore(before))
                .map(PastCall::id)
                .limit(limit)
                .toList();
        old.forEach(calls::remove);
        return old.size();
    }

    private void requireNoTrouble() {
        trouble.ifPresent(failure -> {
            throw failure;
        });
    }
}
