package org.restsip.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.restsip.event.NodeId;
import org.restsip.event.Revised;
import org.restsip.event.Version;
import org.restsip.login.Life;
import org.restsip.user.Aor;
import org.restsip.user.Caller;

/**
 * A call: who is in, who may come in, and whether it goes on. Immutable; a method that makes an illegal
 * move throws.
 *
 * @param emptyEnd when it ends if nobody is in by then
 */
public record Call(
        CallId id,
        Version revision,
        Version version,
        String subject,
        Access access,
        Aor creator,
        Instant created,
        State state,
        List<Participant> participants,
        Set<Aor> invited,
        Instant emptyEnd)
        implements Revised<Call> {

    /** Who may join. */
    public enum Access {
        /** Any user. */
        OPEN,
        /** The creator and who is invited. */
        INVITED
    }

    /** Whether it goes on. */
    public enum State {
        ACTIVE,
        ENDED
    }

    public Call {
        participants = List.copyOf(participants);
        invited = Set.copyOf(invited);
    }

    /** A call that nobody has joined yet. */
    static Call of(
            CallId id, Aor creator, String subject, Access access, Set<Aor> invited, Instant now, Instant emptyEnd) {
        return new Call(
                id,
                Version.NONE,
                Version.startingAt(now),
                subject,
                access,
                creator,
                now,
                State.ACTIVE,
                List.of(),
                invited,
                emptyEnd);
    }

    @Override
    public Call at(Version next) {
        return new Call(id, next, version, subject, access, creator, created, state, participants, invited, emptyEnd);
    }

    @Override
    public Optional<Instant> deadline() {
        var ends = participants.stream().flatMap(entry -> entry.life().ends().stream());
        return (participants.isEmpty() ? Stream.of(emptyEnd) : ends).min(Comparator.naturalOrder());
    }

    public boolean isOver() {
        return state == State.ENDED;
    }

    public Optional<Participant> participant(ParticipantId participant) {
        return participants.stream()
                .filter(entry -> entry.id().equals(participant))
                .findFirst();
    }

    /** The entry of that user's device, if it is in. */
    Optional<Participant> participant(Aor aor, String instance) {
        return participants.stream()
                .filter(entry -> entry.aor().equals(aor) && entry.instance().equals(instance))
                .findFirst();
    }

    /** Whether the caller may see the call. */
    public boolean shows(Caller by) {
        return admits(by.aor()) || by.isOperator() || participants.stream().anyMatch(entry -> by.is(entry.aor()));
    }

    /** Whether that user may join. */
    boolean admits(Aor aor) {
        return access == Access.OPEN || creator.equals(aor) || invited.contains(aor);
    }

    /** Whether the caller may change or end it for all. */
    boolean isRunBy(Caller by) {
        return by.oversees(creator);
    }

    /** With somebody new in it. */
    Call joined(Participant newcomer) {
        requireActive();
        var more = new ArrayList<>(participants);
        more.add(newcomer);
        return changed(state, more, invited, emptyEnd);
    }

    Call changing(ParticipantId participant, UnaryOperator<Participant> change) {
        requireActive();
        return changed(
                state,
                participants.stream()
                        .map(entry -> entry.id().equals(participant) ? change.apply(entry) : entry)
                        .toList(),
                invited,
                emptyEnd);
    }

    /** Without that participant; when it was the last one, the call lingers for a while. */
    Call left(ParticipantId participant, Instant now, Duration linger) {
        return without(entry -> entry.id().equals(participant), now, linger);
    }

    /** With these invited too. */
    Call inviting(Set<Aor> others) {
        requireActive();
        var all = new TreeSet<>(invited);
        all.addAll(others);
        return changed(state, participants, all, emptyEnd);
    }

    /** Over, for everybody. It is shown as such until {@code shownUntil}. */
    Call ended(Instant shownUntil) {
        return isOver() ? this : changed(State.ENDED, List.of(), invited, shownUntil);
    }

    /** Without those whose life is over by then, and itself over if it was empty for too long. */
    Call asOf(Instant now, Duration linger) {
        if (!isOver() && participants.isEmpty() && !emptyEnd.isAfter(now)) {
            return ended(now.plus(linger));
        }
        return without(entry -> entry.life().isOver(now), now, linger);
    }

    /** Whether even the memory of it can go. */
    boolean isForgotten(Instant now) {
        return isOver() && !emptyEnd.isAfter(now);
    }

    /** That node holds a stream of that user on the call. */
    Call held(Aor aor, NodeId node) {
        return lives(entry -> entry.aor().equals(aor) ? held(entry, life -> life.heldBy(node)) : entry);
    }

    /** Whether that user has an entry which is to be held and not held by that node. */
    boolean lacksHold(Aor aor, NodeId node) {
        return !held(aor, node).equals(this);
    }

    /** That node holds no stream of that user on the call any more. */
    Call released(Aor aor, NodeId node, Instant now, Duration grace) {
        return lives(entry -> entry.aor().equals(aor) ? held(entry, life -> life.releasedBy(node, now, grace)) : entry);
    }

    /** Only nodes that are alive hold anybody. */
    Call heldOnlyBy(Set<NodeId> alive, Instant now, Duration grace) {
        return lives(entry -> held(entry, life -> life.heldOnlyBy(alive, now, grace)));
    }

    /** Who holds a stream elsewhere stays for another while. */
    Call touched(Aor aor, Instant now, Duration grace) {
        return lives(entry -> entry.aor().equals(aor) ? held(entry, life -> life.touched(now, grace)) : entry);
    }

    private static Participant held(Participant entry, UnaryOperator<Life.Held> change) {
        return entry.life() instanceof Life.Held life ? entry.living(change.apply(life)) : entry;
    }

    private Call lives(UnaryOperator<Participant> change) {
        return changed(state, participants.stream().map(change).toList(), invited, emptyEnd);
    }

    private Call without(Predicate<Participant> leaving, Instant now, Duration linger) {
        var staying = participants.stream().filter(leaving.negate()).toList();
        return staying.size() == participants.size()
                ? this
                : changed(state, staying, invited, staying.isEmpty() ? now.plus(linger) : emptyEnd);
    }

    /** A change that nobody can see keeps the version. */
    private Call changed(State nextState, List<Participant> nextParticipants, Set<Aor> nextInvited, Instant nextEnd) {
        var same = nextState == state
                && nextInvited.equals(invited)
                && Objects.equals(shown(nextParticipants), shown(participants));
        return new Call(
                id,
                revision,
                same ? version : version.next(),
                subject,
                access,
                creator,
                created,
                nextState,
                nextParticipants,
                nextInvited,
                nextEnd);
    }

    private static List<Object> shown(List<Participant> entries) {
        return entries.stream().map(Participant::shown).toList();
    }

    private void requireActive() {
        if (isOver()) {
            throw new CallOver();
        }
    }
}
