package org.restsip.rest.stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.restsip.event.Event;
import org.restsip.event.Sink;
import org.restsip.rest.tree.Format;

/** Server-Sent Events, as the HTML standard frames them. */
final class SseSink implements Sink {
    private static final Logger LOG = System.getLogger(SseSink.class.getName());
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Entities entities;

    SseSink(AsyncContext context, Entities entities) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.entities = entities;
    }

    @Override
    public void write(Event event) throws IOException {
        var frame = new StringBuilder();
        event.version()
                .ifPresent(version -> frame.append("id: ").append(version).append('\n'));
        frame.append("event: ")
                .append(event.type().name().toLowerCase(Locale.ROOT))
                .append('\n');
        frame.append("data: ").append(Format.line(json(event))).append("\n\n");
        out.write(frame.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void heartbeat() throws IOException {
        out.write(HEARTBEAT);
        out.flush();
    }

    @Override
    public void close() {
        try {
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

    private JsonObject json(Event event) {
        if (event.entity() instanceof Event.End end) {
            return Json.createObjectBuilder().add("reason", end.reason()).build();
        }
        return entities.json(event.entity());
    }
}
