package org.restsip.user;

import java.time.Instant;

/**
 * That someone has proved who it is, and need not do so again for a while. It has nothing to do with where that user is
 * reached: a session outlives the logins made under it.
 *
 * @param id         which one; found by its token
 * @param owner      whose it is
 * @param generation of the owner's credentials when it was opened: see {@link Standing#generation}
 * @param created    when it was opened
 * @param lastUsed   when it was used last, give or take some minutes; like {@code created} if it never was
 * @param ends       when it ends even if it is used
 */
public record Session(SessionId id, Aor owner, int generation, Instant created, Instant lastUsed, Instant ends) {

    /** Whether it is good, as things stand with its owner. */
    boolean isGood(Standing standing, SessionRules rules, Instant now) {
        return !standing.disabled() && generation == standing.generation() && now.isBefore(until(rules));
    }

    /** When it ends if it is not used again. */
    public Instant until(SessionRules rules) {
        var idle = lastUsed.plus(rules.idle());
        return idle.isBefore(ends) ? idle : ends;
    }

    /** The first use is written down at once, the others now and then. */
    boolean isUseWorthNoting(SessionRules rules, Instant now) {
        return lastUsed.equals(created) || lastUsed.plus(rules.noted()).isBefore(now);
    }
}
