package org.restsip.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A port: the sessions, the same on every node. They are found by the hash of their token, which is not kept. */
public interface Sessions {

    /**
     * Keeps a new session.
     *
     * @throws NoSuchUser if there is no such owner
     */
    void add(Session session);

    Optional<Session> find(SessionId id);

    /** The sessions of a user, oldest first. */
    List<Session> of(Aor owner);

    /** Notes that a session was used; nothing happens if it is gone. */
    void used(SessionId id, Instant now);

    /** A session that shall outlast the owner's new credentials; nothing happens if it is gone. */
    void adopt(SessionId id, int generation);

    /** Ends a session; nothing happens if it is gone. */
    void remove(SessionId id);

    /** Ends those that end by themselves before that time, or were used last before the other. */
    void removeEnded(Instant now, Instant idleSince);
}
