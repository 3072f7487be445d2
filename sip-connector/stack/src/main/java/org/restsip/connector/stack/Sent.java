package org.restsip.connector.stack;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.restsip.connector.api.SipTimeout;

/** What we know of a request in flight; kept with its client transaction. It ends once: answered, or timed out. */
final class Sent {
    private final SipTimeout timeout;
    private final BooleanSupplier elsewhere;
    private final SipTimeout unreached;
    private final BooleanSupplier next;
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * @param timeout   tells that nobody answered
     * @param elsewhere tries another server, if there is one; whether there is
     * @param unreached tells that it never got out
     * @param next      tries the next way, be it to the same server; whether there is one
     */
    Sent(SipTimeout timeout, BooleanSupplier elsewhere, SipTimeout unreached, BooleanSupplier next) {
        this.timeout = timeout;
        this.elsewhere = elsewhere;
        this.unreached = unreached;
        this.next = next;
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

    SipTimeout unreached() {
        return unreached;
    }

    /** It never got out: whether another way is tried now. */
    boolean goesOnAnyWay() {
        return next.getAsBoolean();
    }
}
