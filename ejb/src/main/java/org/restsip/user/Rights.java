package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.restsip.event.Signals;
import org.restsip.event.Topic;

/** Whether a caller who was let in may stay: streams outlive the request that opened them. */
@Singleton
public class Rights {
    static final String KIND = "right";

    private final Users users;
    private final SignIns signIns;
    private final Clock clock;

    @Inject
    public Rights(Users users, SignIns signIns, Clock clock) {
        this.users = users;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** The topic of the signal that is given when the rights of a user may have ended. */
    public static Topic topic(Aor aor) {
        return new Topic(KIND, aor.toString());
    }

    /** Tells all nodes, before this returns, that the rights of a user may have ended; what was changed must be kept by then. */
    public static void tell(Signals signals, Aor aor) {
        signals.tellForCertain(topic(aor), KnownPasswords.LIFE);
    }

    /** Why the caller's right has ended, in words for the caller; empty while it is good. */
    public Optional<String> ended(Caller caller) {
        return users.standing(caller.aor())
                .map(standing -> ended(caller, standing))
                .orElseGet(() -> Optional.of("the user is gone"));
    }

    private Optional<String> ended(Caller caller, Standing standing) {
        if (standing.disabled()) {
            return Optional.of("the user is disabled");
        }
        if (!standing.roles().containsAll(caller.roles())) {
            return Optional.of("the user may do less than before");
        }
        return isGood(caller.proof(), standing) ? Optional.empty() : Optional.of("the session has ended: log in again");
    }

    private boolean isGood(Proof proof, Standing standing) {
        if (proof instanceof Proof.OfSession session) {
            return signIns.current(session.id(), standing).isPresent();
        }
        if (proof instanceof Proof.OfPassword password) {
            return password.generation() == standing.generation();
        }
        if (proof instanceof Proof.OfIssuer issuer) {
            return clock.instant().isBefore(issuer.until());
        }
        return true;
    }
}
