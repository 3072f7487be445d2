package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.restsip.event.NodeId;
import org.restsip.trace.Tape;
import org.restsip.trace.Target;
import org.restsip.trace.Trace;
import org.restsip.trace.TraceId;
import org.restsip.trace.TracedMessage;
import org.restsip.user.Aor;

/** Traces, and what the nodes have kept for them. */
final class TraceCodecs {
    static final List<Codec<?>> ALL = List.of(
            new Codec<>("trace", Trace.class, TraceCodecs::write, TraceCodecs::readTrace),
            new Codec<>("tape", Tape.class, TraceCodecs::write, TraceCodecs::readTape),
            new Codec<>("tracedMessage", TracedMessage.class, TraceCodecs::write, TraceCodecs::readMessage));

    private TraceCodecs() {}

    private static void write(CompactWriter out, Trace trace) {
        out.writeString("id", trace.id().value());
        Fields.version(out, "revision", trace.revision());
        out.writeString("kind", trace.target().kind().name());
        out.writeString("value", trace.target().value());
        out.writeBoolean("bodies", trace.bodies());
        out.writeString("startedBy", trace.startedBy().toString());
        Fields.time(out, "started", trace.started());
        Fields.time(out, "until", trace.until());
        out.writeString("fingerprint", trace.fingerprint());
    }

    private static Trace readTrace(CompactReader in) {
        return new Trace(
                new TraceId(Fields.text(in, "id")),
                Fields.version(in, "revision"),
                new Target(Fields.constant(in, "kind", Target.Kind.class), Fields.text(in, "value")),
                in.readBoolean("bodies"),
                Aor.of(Fields.text(in, "startedBy")),
                Fields.time(in, "started"),
                Fields.time(in, "until"),
                Fields.text(in, "fingerprint"));
    }

    private static void write(CompactWriter out, Tape tape) {
        out.writeString("trace", tape.trace().value());
        out.writeString("node", tape.node().value());
        out.writeInt64("count", tape.count());
        out.writeArrayOfCompact("messages", tape.messages().toArray(TracedMessage[]::new));
    }

    private static Tape readTape(CompactReader in) {
        return new Tape(
                new TraceId(Fields.text(in, "trace")),
                new NodeId(Fields.text(in, "node")),
                in.readInt64("count"),
                Fields.list(in, "messages", TracedMessage.class));
    }

    private static void write(CompactWriter out, TracedMessage message) {
        out.writeString("node", message.node().value());
        out.writeInt64("number", message.number());
        Fields.time(out, "at", message.at());
        out.writeBoolean("sent", message.sent());
        out.writeString("transport", message.transport());
        out.writeString("local", message.local());
        out.writeString("remote", message.remote());
        out.writeString("method", message.method());
        out.writeInt32("status", message.status().orElse(0));
        out.writeString("callId", message.callId());
        out.writeString("cause", message.cause().orElse(""));
        out.writeString("text", message.text());
    }

    private static TracedMessage readMessage(CompactReader in) {
        var status = in.readInt32("status");
        return new TracedMessage(
                new NodeId(Fields.text(in, "node")),
                in.readInt64("number"),
                Fields.time(in, "at"),
                in.readBoolean("sent"),
                Fields.text(in, "transport"),
                Fields.text(in, "local"),
                Fields.text(in, "remote"),
                Fields.text(in, "method"),
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                Fields.text(in, "callId"),
                Optional.of(Fields.text(in, "cause")).filter(cause -> !cause.isEmpty()),
                Fields.text(in, "text"));
    }
}
