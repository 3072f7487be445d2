package org.restsip.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.restsip.event.TooBusy;
import org.restsip.user.Attempt;

/**
 * Sees to it that all tries under one key make one message. The first to store the receipt makes it; the others wait
 * until it is made, and answer with what became of it. A try that died on its way is followed by the next.
 */
final class Tries {
    /** Longer than any step of a try can take, and than a frozen node stays in the cluster. */
    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofSeconds(12);

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int PAUSES = 150;

    private final Receipts receipts;
    private final Clock clock;

    Tries(Receipts receipts, Clock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Begins a try.
     *
     * @param fresh the receipt of what this try would make, with its claim on making it
     * @return what an earlier try made; empty if it is this try's to make
     * @throws org.restsip.user.KeyReused if the earlier try made something else
     */
    Optional<Receipt> begin(Receipt fresh, Attempt attempt) {
        for (var pause = 0; pause < PAUSES; pause++) {
            var deadline = clock.instant().minus(PATIENCE_WITH_OTHERS);
            var present = receipts.change(
                            fresh.id(),
                            known -> known.filter(receipt -> !receipt.isAbandoned(deadline))
                                    .or(() -> Optional.of(fresh)))
                    .orElseThrow();
            if (present.claim().equals(fresh.claim())) {
                return Optional.empty();
            }
            attempt.requireSame(present.fingerprint());
            if (present.isAccepted()) {
                return Optional.of(present);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new TooBusy("another try of the same is still under way; repeat it with the same key");
    }

    /** It is made. */
    void accepted(Receipt fresh) {
        receipts.change(fresh.id(), known -> known.map(Receipt::accepted));
    }

    /** It is not made, and all is as if this try had never been. */
    void failed(Receipt fresh) {
        receipts.change(
                fresh.id(),
                known -> known.filter(receipt -> !receipt.claim().equals(fresh.claim()) || receipt.isAccepted()));
    }

    /** Nobody knows whether it is made; the next try is to finish it. */
    void abandoned(Receipt fresh) {
        receipts.change(
                fresh.id(),
                known -> known.map(receipt -> receipt.claim().equals(fresh.claim()) ? receipt.abandoned() : receipt));
    }
}
