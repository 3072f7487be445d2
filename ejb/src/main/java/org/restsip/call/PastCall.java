package org.restsip.call;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restsip.user.Aor;

/**
 * A call as the history tells it: from its start on, and with its end once that is known.
 *
 * @param people everybody who had a part in it, once each
 */
public record PastCall(
        CallId id, String subject, Aor creator, Instant created, Optional<Ledger.End> end, List<Part> people) {

    /** Why a call ended. */
    public enum Reason {
        /** Somebody ended it for all. */
        ENDED,
        /** All who were in it had left. */
        EVERYBODY_LEFT,
        /** Nobody ever came in. */
        NOBODY_JOINED,
        /** It was lost with the nodes that knew of it. */
        NODE_LOST;

        /** As the API calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What somebody had to do with a call. */
    public enum Role {
        /** Was in it. */
        JOINED,
        /** Is invited, and it has not ended yet. */
        INVITED,
        /** Was invited and never came in. */
        MISSED,
        /** Did not want to come in. */
        REJECTED,
        /** Was invited, and somebody else was faster. */
        ANSWERED_ELSEWHERE,
        /** Made it and was not in it. */
        ABSENT;

        /** As the API calls it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * Somebody's part in a call.
     *
     * @param stay from when to when it was, for those who were in it
     */
    public record Part(Aor aor, Role role, Optional<Stay> stay) {}

    /**
     * By what somebody was in a call, from when first to when last.
     *
     * @param left empty while it is in it
     */
    public record Stay(Participant.Via via, Instant joined, Optional<Instant> left) {}

    public PastCall {
        people = List.copyOf(people);
    }

    /** What there is to tell of a call now. */
    static PastCall of(Call call) {
        var people = new LinkedHashMap<Aor, Part>();
        people.put(call.creator(), new Part(call.creator(), Role.ABSENT, Optional.empty()));
        call.invited()
                .forEach(guest -> people.put(
                        guest.aor(), new Part(guest.aor(), role(guest.state(), call.isOver()), Optional.empty())));
        call.ledger().past().forEach(stay -> people.put(stay.aor(), part(stay)));
        call.participants().forEach(entry -> people.put(entry.aor(), part(entry)));
        return new PastCall(
                call.id(),
                call.terms().subject(),
                call.creator(),
                call.created(),
                call.ledger().end(),
                List.copyOf(people.values()));
    }

    private static Role role(Invitation.State state, boolean over) {
        return switch (state) {
            case REJECTED -> Role.REJECTED;
            case ANSWERED_ELSEWHERE -> Role.ANSWERED_ELSEWHERE;
            case INVITED, RINGING, JOINED, LEFT -> over ? Role.MISSED : Role.INVITED;
        };
    }

    private static Part part(Attendance was) {
        return new Part(
                was.aor(), Role.JOINED, Optional.of(new Stay(was.via(), was.joined(), Optional.of(was.left()))));
    }

    private static Part part(Participant is) {
        return new Part(is.aor(), Role.JOINED, Optional.of(new Stay(is.via(), is.joined(), Optional.empty())));
    }

    /** Where it stands in a history. */
    public Place place() {
        return new Place(created, id);
    }

    /** Whether that person was wanted in it and never came. */
    public boolean isMissedBy(Aor person) {
        return people.stream().anyMatch(part -> part.aor().equals(person) && part.role() == Role.MISSED);
    }
}
