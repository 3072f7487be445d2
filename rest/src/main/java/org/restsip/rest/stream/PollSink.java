package org.restsip.rest.stream;

import jakarta.servlet.AsyncContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.restsip.event.Event;
import org.restsip.event.Sink;

/** A request that waits for the first event, whatever it is. */
final class PollSink implements Sink {
    private static final Logger LOG = System.getLogger(PollSink.class.getName());

    private final AsyncContext context;
    private volatile boolean told;

    PollSink(AsyncContext context) {
        this.context = context;
    }

    @Override
    public void write(Event event) {
        told = true;
    }

    @Override
    public void flush() {
        // Nothing is written before the request goes on.
    }

    @Override
    public void heartbeat() {
        // It does not wait for long.
    }

    @Override
    public boolean wantsMore() {
        return !told;
    }

    @Override
    public void close() {
        try {
            context.dispatch();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the container was faster: {0}", e.getMessage());
        }
    }
}
