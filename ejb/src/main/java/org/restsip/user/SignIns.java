package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.restsip.event.Signals;

/** Opens and ends sessions, and knows who stands behind a token. */
@Singleton
public class SignIns {
    private static final Logger LOG = System.getLogger(SignIns.class.getName());
    /** Those nobody has come back with go first, then those not used for longest. */
    private static final Comparator<Session> LEAST_USED = Comparator.comparing(
                    (Session session) -> !session.lastUsed().equals(session.created()))
            .thenComparing(Session::lastUsed);

    private final Sessions sessions;
    private final Users users;
    private final SessionRules rules;
    private final Signals signals;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public SignIns(Sessions sessions, Users users, SessionRules rules, Signals signals, Ids ids, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.rules = rules;
        this.signals = signals;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new session.
     *
     * @param token shown this once
     * @param until when the session ends if it is not used
     */
    public record Opened(Session session, Token token, Instant until) {}

    /** Opens a session for the caller. */
    public Opened open(Caller caller) {
        return open(caller.aor(), generation(caller));
    }

    /**
     * Opens a session for another user, as an application with users of its own does for them.
     *
     * @throws NotYours   if the caller is no application, the user is not of its domain or may do more than it may itself
     * @throws NoSuchUser if there is no such user, by id or address
     */
    public Opened openFor(Caller by, String idOrAddress) {
        if (!by.roles().contains(Role.APPLICATION)) {
            throw new NotYours("only an application opens sessions for others");
        }
        var user = users.named(idOrAddress).map(User::aor).orElseThrow(NoSuchUser::new);
        if (!by.aor().domain().equals(user.domain())) {
            throw new NotYours("this user is of another domain");
        }
        var standing = users.standing(user).orElseThrow(NoSuchUser::new);
        if (standing.disabled() || !by.roles().containsAll(standing.roles())) {
            throw new NotYours("no session is opened for this user");
        }
        var opened = open(user, standing.generation());
        LOG.log(
                Level.INFO,
                "{0} opened session {1} for {2}",
                by.aor(),
                opened.session().id(),
                user);
        return opened;
    }

    /** The caller behind a token; empty if there is no such session, or not any more. */
    public Optional<Caller> caller(Token token) {
        return sessions.find(id(token))
                .flatMap(session -> users.standing(session.owner())
                        .filter(standing -> session.isGood(standing, rules, clock.instant()))
                        .map(standing -> {
                            noteUse(session);
                            return new Caller(session.owner(), standing.roles(), new Proof.OfSession(session.id()));
                        }));
    }

    /** The session by which the caller came, if it came by one and it is still good. */
    public Optional<Session> current(Caller caller) {
        return caller.proof() instanceof Proof.OfSession proof
                ? users.standing(caller.aor()).flatMap(standing -> current(proof.id(), standing))
                : Optional.empty();
    }

    /** The session of that id if it is good; that somebody asks is a use of it. */
    Optional<Session> current(SessionId id, Standing standing) {
        var good = sessions.find(id).filter(session -> session.isGood(standing, rules, clock.instant()));
        good.ifPresent(this::noteUse);
        return good;
    }

    /** Ends the session by which the caller came; nothing happens if it came by none. */
    public void end(Caller caller) {
        if (caller.proof() instanceof Proof.OfSession proof) {
            sessions.remove(proof.id());
            signals.tell(Rights.topic(caller.aor()));
            LOG.log(Level.INFO, "{0} ended session {1}", caller.aor(), proof.id());
        }
    }

    /**
     * Ends all that the user has proved so far: its sessions, and what was begun with its password.
     *
     * @throws NotYours if the caller is no operator
     */
    public void expel(Caller by, Aor user) {
        if (!by.isOperator()) {
            throw new NotYours("only an operator throws somebody out");
        }
        users.expel(user);
        sessions.of(user).forEach(session -> sessions.remove(session.id()));
        Rights.tell(signals, user);
        LOG.log(Level.INFO, "{0} was thrown out by {1}", user, by.aor());
    }

    /** Takes away what has ended; called now and then. */
    public void endDue() {
        var now = clock.instant();
        sessions.removeEnded(now, now.minus(rules.idle()));
    }

    public SessionRules rules() {
        return rules;
    }

    private Opened open(Aor owner, int generation) {
        var token = new Token(ids.random('t') + ids.random('t').substring(1));
        var now = clock.instant();
        var session = new Session(id(token), owner, generation, now, now, now.plus(rules.max()));
        makeRoom(owner);
        sessions.add(session);
        LOG.log(Level.INFO, "{0} opened session {1}", owner, session.id());
        return new Opened(session, token, session.until(rules));
    }

    private void makeRoom(Aor owner) {
        var present = sessions.of(owner);
        present.stream()
                .sorted(LEAST_USED)
                .limit(Math.max(0, present.size() + 1 - rules.maxPerUser()))
                .forEach(session -> sessions.remove(session.id()));
    }

    /** Of the credentials that the caller came with, so that a password changed meanwhile opens nothing. */
    private int generation(Caller caller) {
        return caller.proof() instanceof Proof.OfPassword proof
                ? proof.generation()
                : users.standing(caller.aor()).orElseThrow(NoSuchUser::new).generation();
    }

    private void noteUse(Session session) {
        var now = clock.instant();
        if (session.isUseWorthNoting(rules, now)) {
            sessions.used(session.id(), now);
        }
    }

    private SessionId id(Token token) {
        return new SessionId(ids.keyed('s', "session", token.value()));
    }
}
