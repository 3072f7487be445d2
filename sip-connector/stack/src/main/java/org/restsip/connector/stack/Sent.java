package org.restsip.connector.stack;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.restsip.connector.api.SipTimeout;

/** What we know of a request in flight; kept with its client transaction. It ends once: answered, or timed out. */
final class Sent {
    private final SipTimeout timeout;
    private final BooleanSupplier elsewhere;
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param elsewhere tries another server, if there is one; whether there is */
    Sent(SipTimeout timeout, BooleanSupplier elsewhere) {
        this.timeout = timeout;
        this.elsewhere = elsewhere;
    }

    String correlation() {
        return timeout.correlation();
    }

    SipTimeout timeout() {
        return timeout;
    }

    /** Whether it was still open. */
    boolean end() {
        return over.compareAndSet(false, true);
    }

    /** This server failed: whether another one is tried now. */
    boolean goesOn() {
        return elsewhere.getAsBoolean();
    }
}
