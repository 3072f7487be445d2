package org.restsip.user;

import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody or something has failed to prove who it is.
 *
 * @param failures    since the last success, or since it was forgotten
 * @param last        when it failed last
 * @param lockedUntil until when it may not even try; long ago if it may
 * @param known       whether it has succeeded before
 */
public record FailureCount(int failures, Instant last, Instant lockedUntil, boolean known) {

    /** Nothing has happened yet. */
    public static final FailureCount NONE = new FailureCount(0, Instant.EPOCH, Instant.EPOCH, false);

    private static final int DOUBLINGS = 20;

    public boolean isLocked(Instant now) {
        return now.isBefore(lockedUntil);
    }

    /** @throws LockedOut if it may not try now */
    void requireOpen(Instant now) {
        if (isLocked(now)) {
            throw new LockedOut(Duration.between(now, lockedUntil));
        }
    }

    /**
     * One more try, which counts as failed until it has succeeded: of many at once no more are let in than may fail.
     *
     * @param limit the failure that locks for the first time; each one more locks for twice as long
     * @throws LockedOut if it may not try now
     */
    FailureCount tried(int limit, LockOutRules rules, Instant now) {
        requireOpen(now);
        var failed = (last.plus(rules.memory()).isBefore(now) ? 0 : failures) + 1;
        return new FailureCount(
                failed, now, failed < limit ? Instant.EPOCH : now.plus(pause(failed - limit, rules)), known);
    }

    /** The last try was none that counts. */
    FailureCount forgiven(int limit) {
        var failed = Math.max(0, failures - 1);
        return new FailureCount(failed, last, failed < limit ? Instant.EPOCH : lockedUntil, known);
    }

    /** It has proved who it is. */
    FailureCount succeeded() {
        return new FailureCount(0, Instant.EPOCH, Instant.EPOCH, true);
    }

    private static Duration pause(int times, LockOutRules rules) {
        var pause = rules.first().multipliedBy(1L << Math.min(times, DOUBLINGS));
        return pause.compareTo(rules.longest()) < 0 ? pause : rules.longest();
    }
}
