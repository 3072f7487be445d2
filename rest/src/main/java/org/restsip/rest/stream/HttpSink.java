package org.restsip.rest.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.restsip.event.Event;
import org.restsip.event.Sink;
import org.restsip.event.Stream;

/** The answer to a GET that stays open. */
final class HttpSink implements Sink, Wire {
    private static final Logger LOG = System.getLogger(HttpSink.class.getName());

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Framing framing;

    HttpSink(AsyncContext context, Framing framing) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.framing = framing;
    }

    /** The stream ends when the container says that the client is gone. */
    void endWith(Stream stream) {
        context.addListener(new Departure(stream));
    }

    @Override
    public Framing framing() {
        return framing;
    }

    @Override
    public void write(Event event) throws IOException {
        write(Renderings.ofStream(framing, event));
    }

    @Override
    public void write(byte[] frame) throws IOException {
        out.write(frame);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void heartbeat() throws IOException {
        out.write(framing.heartbeat());
        out.flush();
    }

    @Override
    public void close() {
        try {
            out.write(framing.closing());
            out.flush();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the watcher was gone first: {0}", e.getMessage());
        }
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the container was faster: {0}", e.getMessage());
        }
    }
}
