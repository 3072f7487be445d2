package org.restsip.connector.stack;

import java.util.concurrent.atomic.AtomicBoolean;
import org.restsip.connector.api.SipTimeout;

/** What we know of a request in flight; kept with its client transaction. It ends once: answered, or timed out. */
final class Sent {
    private final SipTimeout timeout;
    private final AtomicBoolean over = new AtomicBoolean();

    Sent(SipTimeout timeout) {
        this.timeout = timeout;
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
}
