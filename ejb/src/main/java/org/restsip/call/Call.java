package org.restsip.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restsip.event.NodeId;
import org.restsip.event.Revised;
import org.restsip.event.Version;
import org.restsip.login.Life;
import org.restsip.user.Aor;
import org.restsip.user.Attempt;
import org.restsip.user.Caller;

/**
 * A call: who is in, who may come in, and whether it goes on. Immutable; a method that makes an illegal
 * move throws.
 *
 * @param madeBy       the fingerprint of the request that made it
 * @param invited      in the order in which they were
 * @param claim        who was the first to answer, if it was one of those calls that only one can answer
 * @param emptyEnd     when it ends if nobody is in by then; how long it is shown once it has ended
 * @param ledger       what the history is to be told
 */
public record Call(
        CallId id,
        Version revision,
        Version version,
        Aor creator,
        Instant created,
        String madeBy,
        Terms terms,
        State state,
        List<Participant> participants,
        List<Invitation> invited,
        Optional<ParticipantId> claim,
        Instant emptyEnd,
        Ledger ledger)
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
        invited = List.copyOf(invited);
    }

    /** A call that nobody has joined yet. */
    static Call of(CallId id, Aor creator, String madeBy, CallWish wish, Instant now, Instant emptyEnd) {
        return new Call(
                        id,
                        Version.NONE,
                        Version.startingAt(now),
                        creator,
                        now,
                        madeBy,
                        Terms.USUAL.changed(wish),
                        State.ACTIVE,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        emptyEnd,
                        Ledger.startingAt(now))
                .begun(wish);
    }

    private Call begun(CallWish wish) {
        var guests = wish.invited().orElse(List.of()).stream().map(Invitation::of);
        return new Draft(this).invited(guests.toList()).sameVersion();
    }

    @Override
    public Call at(Version next) {
        return new Draft(this).at(next, version);
    }

    @Override
    public Optional<Instant> deadline() {
        return Stream.concat(ends(), ledger.due().stream()).min(Comparator.naturalOrder());
    }

    /** Whether something in it is over by then, other than that the history must be told. */
    boolean isDue(Instant now) {
        return ends().anyMatch(end -> !end.isAfter(now));
    }

    private Stream<Instant> ends() {
        return participants.isEmpty()
                ? Stream.of(emptyEnd)
                : participants.stream().flatMap(entry -> entry.life().ends().stream());
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

    public Optional<Invitation> invitation(Aor aor) {
        return invited.stream().filter(guest -> guest.aor().equals(aor)).findFirst();
    }

    /** All who have a part in it: who made it, is invited or in it. */
    public Set<Aor> people() {
        return Stream.of(
                        Stream.of(creator),
                        invited.stream().map(Invitation::aor),
                        participants.stream().map(Participant::aor))
                .flatMap(all -> all)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the caller may see the call. */
    public boolean shows(Caller by) {
        return admits(by.aor()) || by.isOperator() || participants.stream().anyMatch(entry -> by.is(entry.aor()));
    }

    /** Whether that user may join. */
    boolean admits(Aor aor) {
        return terms.access() == Access.OPEN
                || creator.equals(aor)
                || invitation(aor).isPresent();
    }

    /** Whether the caller may change or end it for all. */
    boolean isRunBy(Caller by) {
        return by.oversees(creator);
    }

    /** Characters of all that is shown of it. */
    int size() {
        return terms.size() + participants.stream().mapToInt(Participant::size).sum();
    }

    /** Otherwise, as whoever runs it wishes. Those who stay invited stay where they are. */
    Call changed(CallWish wish) {
        requireActive();
        var draft = new Draft(this).terms(terms.changed(wish));
        wish.invited()
                .ifPresent(guests -> draft.invited(guests.stream()
                        .map(guest -> invitation(guest.aor()).orElseGet(() -> Invitation.of(guest)))
                        .toList()));
        return draft.make();
    }

    /** With that person invited too, or anew if it had turned down or missed the call. */
    Call inviting(CallWish.Guest guest) {
        requireActive();
        var next = new ArrayList<>(invited);
        next.removeIf(known -> known.aor().equals(guest.aor()));
        next.add(Invitation.of(guest));
        return new Draft(this).invited(next).make();
    }

    /** That person says how far the invitation has come. */
    Call answered(Aor aor, Invitation.State answer, String reason) {
        requireActive();
        var known = invitation(aor).orElseThrow(NoSuchInvitation::new);
        var next = known.moved(answer, reason);
        return new Draft(this)
                .invited(invited.stream()
                        .map(guest -> guest.equals(known) ? next : guest)
                        .toList())
                .make();
    }

    /** That person is not invited any more. Who is in stays in. */
    Call uninviting(Aor aor) {
        requireActive();
        var known = invitation(aor).orElseThrow(NoSuchInvitation::new);
        return new Draft(this)
                .invited(invited.stream().filter(guest -> !guest.equals(known)).toList())
                .make();
    }

    /**
     * With somebody new in it.
     *
     * @param claiming whether only as the first who answers, which an invitation may demand too
     */
    Call joined(Participant newcomer, boolean claiming) {
        requireActive();
        var more = new ArrayList<>(participants);
        more.add(newcomer);
        return claimed(newcomer, claiming).participants(more).make();
    }

    /** The same device comes in again. */
    Call rejoined(Participant present, EntryWish wish, Attempt attempt) {
        requireActive();
        return claimed(present, wish.claim())
                .participants(
                        changing(present.id(), entry -> entry.changed(wish).joinedBy(attempt)))
                .make();
    }

    Call changing(ParticipantId participant, EntryWish wish) {
        requireActive();
        return new Draft(this)
                .participants(changing(participant, entry -> entry.changed(wish)))
                .make();
    }

    private List<Participant> changing(ParticipantId participant, UnaryOperator<Participant> change) {
        return participants.stream()
                .map(entry -> entry.id().equals(participant) ? change.apply(entry) : entry)
                .toList();
    }

    /** The first claim stands, and all who have not answered until then were too slow. */
    private Draft claimed(Participant answering, boolean claiming) {
        var demanded = invitation(answering.aor()).filter(Invitation::claim).isPresent();
        if (!claiming && !demanded) {
            return new Draft(this);
        }
        if (claim.filter(winner -> !winner.equals(answering.id())).isPresent()) {
            throw new AnsweredElsewhere();
        }
        return claim.isPresent()
                ? new Draft(this)
                : new Draft(this)
                        .claim(answering.id())
                        .invited(invited.stream()
                                .map(guest -> guest.aor().equals(answering.aor()) ? guest : guest.lost())
                                .toList());
    }

    /** Without that participant; when it was the last one, the call lingers for a while. */
    Call left(ParticipantId participant, Instant now, Duration linger) {
        return without(entry -> entry.id().equals(participant), now, linger);
    }

    /** Without any device of that user, who is not invited any more either. */
    Call forgetting(Aor user, Instant now, Duration linger) {
        var left = without(entry -> entry.aor().equals(user), now, linger);
        return new Draft(left)
                .invited(left.invited.stream()
                        .filter(guest -> !guest.aor().equals(user))
                        .toList())
                .ledger(left.ledger.forgetting(user))
                .make();
    }

    /** Over, for everybody. It is shown as such until {@code shownUntil}. */
    Call ended(Instant now, PastCall.Reason reason, Instant shownUntil) {
        return isOver()
                ? this
                : new Draft(this)
                        .state(State.ENDED)
                        .participants(List.of())
                        .emptyEnd(shownUntil)
                        .ledger(ledger.left(participants, now).ended(now, reason))
                        .make();
    }

    /** Without those whose life is over by then, and itself over if it was empty for too long. */
    Call asOf(Instant now, Duration linger) {
        if (!isOver() && participants.isEmpty() && !emptyEnd.isAfter(now)) {
            return ended(
                    now,
                    ledger.past().isEmpty() ? PastCall.Reason.NOBODY_JOINED : PastCall.Reason.EVERYBODY_LEFT,
                    now.plus(linger));
        }
        return without(entry -> entry.life().isOver(now), now, linger);
    }

    /** Whether nobody is to be shown any more that there was such a call. */
    boolean isForgotten(Instant now) {
        return isOver() && !emptyEnd.isAfter(now);
    }

    /** The history was told that much; it knows all unless the call has ended since. */
    Call told(Ledger that) {
        return that.end().equals(ledger.end())
                ? new Draft(this).ledger(ledger.told()).sameVersion()
                : this;
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

    /** That user has given a sign of life, and stays at least until then. */
    Call touched(Aor aor, Instant until) {
        return lives(entry -> entry.aor().equals(aor) ? held(entry, life -> life.atLeastUntil(until)) : entry);
    }

    private static Participant held(Participant entry, UnaryOperator<Life.Held> change) {
        return entry.life() instanceof Life.Held life ? entry.living(change.apply(life)) : entry;
    }

    private Call lives(UnaryOperator<Participant> change) {
        return new Draft(this)
                .participants(participants.stream().map(change).toList())
                .make();
    }

    private Call without(Predicate<Participant> leaving, Instant now, Duration linger) {
        var split = participants.stream().collect(Collectors.partitioningBy(leaving));
        var gone = split.getOrDefault(true, List.of());
        var staying = split.getOrDefault(false, List.of());
        return gone.isEmpty()
                ? this
                : new Draft(this)
                        .participants(staying)
                        .emptyEnd(staying.isEmpty() ? now.plus(linger) : emptyEnd)
                        .ledger(ledger.left(gone, now))
                        .make();
    }

    private void requireActive() {
        if (isOver()) {
            throw new CallOver();
        }
    }

    /** All that anybody is shown of it. */
    private Object shown() {
        return List.of(
                terms, state, participants.stream().map(Participant::shown).toList(), invited, claim);
    }

    /** A call in the making. What is not named stays as it was. */
    private static final class Draft {
        private final Call before;
        private Terms terms;
        private State state;
        private List<Participant> participants;
        private List<Invitation> invited;
        private Optional<ParticipantId> claim;
        private Instant emptyEnd;
        private Ledger ledger;

        private Draft(Call before) {
            this.before = before;
            terms = before.terms;
            state = before.state;
            participants = before.participants;
            invited = before.invited;
            claim = before.claim;
            emptyEnd = before.emptyEnd;
            ledger = before.ledger;
        }

        private Draft terms(Terms next) {
            terms = next;
            return this;
        }

        private Draft state(State next) {
            state = next;
            return this;
        }

        private Draft participants(List<Participant> next) {
            participants = next;
            return this;
        }

        private Draft invited(List<Invitation> next) {
            invited = next;
            return this;
        }

        private Draft claim(ParticipantId winner) {
            claim = Optional.of(winner);
            return this;
        }

        private Draft emptyEnd(Instant next) {
            emptyEnd = next;
            return this;
        }

        private Draft ledger(Ledger next) {
            ledger = next;
            return this;
        }

        /** A change that nobody can see keeps the version. */
        private Call make() {
            var in = participants.stream().map(Participant::aor).collect(Collectors.toSet());
            invited = invited.stream()
                    .map(guest -> guest.seen(in.contains(guest.aor())))
                    .toList();
            var next = sameVersion();
            return next.shown().equals(before.shown()) ? next : next.withVersion(before.version.next());
        }

        private Call sameVersion() {
            return at(before.revision, before.version);
        }

        private Call at(Version revision, Version version) {
            return new Call(
                    before.id,
                    revision,
                    version,
                    before.creator,
                    before.created,
                    before.madeBy,
                    terms,
                    state,
                    participants,
                    invited,
                    claim,
                    emptyEnd,
                    ledger);
        }
    }

    private Call withVersion(Version next) {
        return new Draft(this).at(revision, next);
    }
}
