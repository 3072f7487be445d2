package org.restsip.rest.json;

import jakarta.json.JsonObject;
import java.util.stream.Stream;

/** A trace as people read packets: who sent what to whom, one after the other. */
public final class PacketLog {
    private static final String RULE = "-".repeat(100) + "\n";

    private PacketLog() {}

    public static String of(JsonObject trace) {
        var messages = trace.getJsonArray("children").getValuesAs(JsonObject.class);
        var log = new StringBuilder(head(trace, messages.size()));
        messages.forEach(message -> log.append(RULE).append(packet(message)));
        return log.toString();
    }

    private static String head(JsonObject trace, int messages) {
        var target = Stream.of("user", "call", "peer")
                .filter(trace::containsKey)
                .map(kind -> kind + " " + trace.getString(kind))
                .findFirst()
                .orElse("");
        return "Trace %s of %s, %s, from %s to %s: %d messages, %d more are lost\n"
                .formatted(
                        trace.getString("id"),
                        target,
                        trace.getString("state"),
                        trace.getString("started"),
                        trace.getString("until"),
                        messages,
                        trace.getInt("lost"));
    }

    private static String packet(JsonObject message) {
        var sent = message.getString("direction").equals("sent");
        var text = message.getString("text").replace("\r", "").stripTrailing();
        return "%s  %s %s %s  %s  node %s%s\n\n%s\n"
                .formatted(
                        message.getString("at"),
                        message.getString("local"),
                        sent ? "-->" : "<--",
                        message.getString("remote"),
                        message.getString("transport"),
                        message.getString("node"),
                        message.containsKey("request") ? "  request " + message.getString("request") : "",
                        text);
    }
}
