package org.restsip.call;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.restsip.user.Aor;

/**
 * That somebody is wanted in a call, and how far that has come.
 *
 * @param claim  whether only the first to answer gets in
 * @param reason why it was rejected, in the words of who did; else empty
 */
public record Invitation(Aor aor, State state, boolean claim, String reason) {

    /** How far it has come. */
    public enum State {
        INVITED,
        RINGING,
        JOINED,
        LEFT,
        REJECTED,
        ANSWERED_ELSEWHERE;

        /** As the API calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        boolean isOpen() {
            return OPEN.contains(this);
        }

        private boolean leadsTo(State next) {
            return switch (next) {
                case INVITED -> false;
                case RINGING -> this == INVITED;
                case REJECTED, ANSWERED_ELSEWHERE -> isOpen();
                case JOINED -> true;
                case LEFT -> this == JOINED;
            };
        }

        private static final Set<State> OPEN = EnumSet.of(INVITED, RINGING);
    }

    static Invitation of(CallWish.Guest guest) {
        return new Invitation(guest.aor(), State.INVITED, guest.claim(), "");
    }

    /**
     * One step further; staying where it is is none.
     *
     * @throws AlreadyAnswered if it cannot go there from where it is
     */
    Invitation moved(State next, String why) {
        if (next == state) {
            return this;
        }
        if (!state.leadsTo(next)) {
            throw new AlreadyAnswered(state);
        }
        return new Invitation(aor, next, claim, why);
    }

    /** As it is when that person is or is not in the call. */
    Invitation seen(boolean isIn) {
        if (isIn) {
            return moved(State.JOINED, "");
        }
        return state == State.JOINED ? moved(State.LEFT, "") : this;
    }

    /** As it is when somebody else was the first to answer. */
    Invitation lost() {
        return state.isOpen() ? moved(State.ANSWERED_ELSEWHERE, "") : this;
    }
}
