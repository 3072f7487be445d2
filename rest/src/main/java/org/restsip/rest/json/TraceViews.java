package org.restsip.rest.json;

import static org.restsip.rest.tree.Trees.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.temporal.ChronoUnit;
import org.restsip.trace.Trace;
import org.restsip.trace.TraceId;
import org.restsip.trace.TracedMessage;
import org.restsip.trace.Tracing.Listed;
import org.restsip.trace.Tracing.Shown;

/** Traces as the API shows them. */
public final class TraceViews {
    private TraceViews() {}

    /** A trace with its messages. */
    public static JsonObject trace(Shown shown) {
        var trace = shown.trace();
        var messages = JSON.createArrayBuilder();
        shown.messages().forEach(message -> messages.add(message(trace.id(), message)));
        return of(trace, shown.running())
                .add("version", shown.version().toString())
                .add("lost", shown.lost())
                .add("children", messages)
                .build();
    }

    /** A trace in a list. */
    public static JsonObject summary(Listed listed) {
        return of(listed.trace(), listed.running()).build();
    }

    private static JsonObjectBuilder of(Trace trace, boolean running) {
        return JSON.createObjectBuilder()
                .add("id", trace.id().value())
                .add("url", Paths.trace(trace.id()))
                .add(trace.target().kind().word(), trace.target().value())
                .add("bodies", trace.bodies())
                .add("state", running ? "running" : "ended")
                .add("startedBy", Paths.login(trace.startedBy()))
                .add("started", trace.started().truncatedTo(ChronoUnit.MILLIS).toString())
                .add("until", trace.until().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static JsonObject message(TraceId trace, TracedMessage message) {
        var json = JSON.createObjectBuilder()
                .add("url", Paths.trace(trace) + "#" + message.node() + "-" + message.number())
                .add("at", message.at().toString())
                .add("node", message.node().value())
                .add("direction", message.sent() ? "sent" : "received")
                .add("transport", message.transport())
                .add("local", message.local())
                .add("remote", message.remote())
                .add("method", message.method());
        message.status().ifPresent(status -> json.add("status", status));
        json.add("callId", message.callId());
        message.cause().ifPresent(request -> json.add("request", request));
        return json.add("text", message.text()).build();
    }
}
