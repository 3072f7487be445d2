package org.restsip.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.restsip.event.Topic;

/** Whether a caller who was let in may stay: streams outlive the request that opened them. */
@Singleton
public class Rights {
    private final Users users;

    @Inject
    public Rights(Users users) {
        this.users = users;
    }

    /** The topic of the signal that is given when the rights of a user may have ended. */
    public static Topic topic(Aor aor) {
        return new Topic("right", aor.toString());
    }

    /** Why the caller's right has ended, in words for the caller; empty while it is good. */
    public Optional<String> ended(Caller caller) {
        return users.find(caller.aor()).isEmpty() ? Optional.of("the user is gone") : Optional.empty();
    }
}
