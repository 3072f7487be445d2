package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
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

    /**
     * What is left of a caller's right.
     *
     * @param ended why it has ended, in words for the caller; empty while it is good
     * @param until when it ends if nothing else happens; empty if it does not end by itself
     */
    public record Right(Optional<String> ended, Optional<Instant> until) {
        static final Right LASTING = new Right(Optional.empty(), Optional.empty());
        private static final Right TO_BE_PROVED = over("the session has ended: log in again");

        private static Right over(String why) {
            return new Right(Optional.of(why), Optional.empty());
        }

        private static Right until(Instant end) {
            return new Right(Optional.empty(), Optional.of(end));
        }

        /** Whether it should be looked at again because its time has come. */
        boolean isDue(Instant now) {
            return until.filter(end -> !end.isAfter(now)).isPresent();
        }
    }

    public Right of(Caller caller) {
        return users.standing(caller.aor())
                .map(standing -> of(caller, standing))
                .orElseGet(() -> Right.over("the user is gone"));
    }

    /** Whether the time of a right that was good has come. */
    public boolean isDue(Right right) {
        return right.isDue(clock.instant());
    }

    private Right of(Caller caller, Standing standing) {
        if (standing.disabled()) {
            return Right.over("the user is disabled");
        }
        if (!standing.roles().containsAll(caller.roles())) {
            return Right.over("the user may do less than before");
        }
        return of(caller.proof(), standing);
    }

    private Right of(Proof proof, Standing standing) {
        if (proof instanceof Proof.OfSession session) {
            return signIns.current(session.id(), standing)
                    .map(good -> Right.until(good.until(signIns.rules())))
                    .orElse(Right.TO_BE_PROVED);
        }
        if (proof instanceof Proof.OfPassword password) {
            return password.generation() == standing.generation() ? Right.LASTING : Right.TO_BE_PROVED;
        }
        if (proof instanceof Proof.OfIssuer issuer) {
            return clock.instant().isBefore(issuer.until()) ? Right.until(issuer.until()) : Right.TO_BE_PROVED;
        }
        return Right.LASTING;
    }
}
