package org.restsip.user;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions in memory, for tests. */
public class MemorySessions implements Sessions {
    private final Users users;
    private final Map<SessionId, Session> sessions = new HashMap<>();

    public MemorySessions(Users users) {
        this.users = users;
    }

    @Override
    public synchronized void add(Session session) {
        if (users.find(session.owner()).isEmpty()) {
            throw new NoSuchUser();
        }
        sessions.put(session.id(), session);
    }

    @Override
    public synchronized Optional<Session> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public synchronized List<Session> of(Aor owner) {
        return sessions.values().stream()
                .filter(session -> session.owner().equals(owner))
                .sorted(Comparator.comparing(Session::created))
                .toList();
    }

    @Override
    public synchronized void used(SessionId id, Instant now) {
        sessions.computeIfPresent(id, (key, session) -> changed(session, session.generation(), now));
    }

    @Override
    public synchronized void adopt(SessionId id, int generation) {
        sessions.computeIfPresent(id, (key, session) -> changed(session, generation, session.lastUsed()));
    }

    @Override
    public synchronized void remove(SessionId id) {
        sessions.remove(id);
    }

    @Override
    public synchronized void removeEnded(Instant now, Instant idleSince) {
        sessions.values()
                .removeIf(session ->
                        !session.ends().isAfter(now) || !session.lastUsed().isAfter(idleSince));
    }

    private static Session changed(Session session, int generation, Instant lastUsed) {
        return new Session(session.id(), session.owner(), generation, session.created(), lastUsed, session.ends());
    }
}
