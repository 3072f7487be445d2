package org.restsip.connector.stack;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** What came in and went no further: counted always, told at DEBUG, so that a flood cannot fill the log. */
final class Drops {
    private static final System.Logger LOG = System.getLogger("org.restsip.connector.drops");

    private final LongAdder malformed = new LongAdder();
    private final LongAdder overload = new LongAdder();

    void malformed(Supplier<String> why) {
        malformed.increment();
        LOG.log(Level.DEBUG, () -> "Not a SIP message to us: " + Redacted.text(why.get()));
    }

    void overload(Supplier<String> why) {
        overload.increment();
        LOG.log(Level.DEBUG, why);
    }

    long ofMalformed() {
        return malformed.sum();
    }

    long ofOverload() {
        return overload.sum();
    }
}
