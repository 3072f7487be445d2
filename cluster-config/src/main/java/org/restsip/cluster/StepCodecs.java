package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.List;
import java.util.Optional;
import org.restsip.cluster.PutIfVersion.Outcome;
import org.restsip.event.Revised;
import org.restsip.event.Topic;

/** The steps that change entries, and what comes of them. */
final class StepCodecs {
    static final List<Codec<?>> ALL = List.of(
            new Codec<>("put-if-version", PutIfVersion.class, StepCodecs::write, StepCodecs::readPut),
            new Codec<>(
                    "outcome",
                    Outcome.class,
                    (out, outcome) -> {
                        out.writeBoolean("stored", outcome.stored());
                        Fields.texts(out, "watchers", outcome.watchers());
                    },
                    in -> new Outcome(in.readBoolean("stored"), List.of(Fields.texts(in, "watchers")))),
            new Codec<>(
                    "interest",
                    Interest.class,
                    (out, interest) -> {
                        out.writeString("node", interest.node());
                        out.writeBoolean("watching", interest.watching());
                    },
                    in -> new Interest(Fields.text(in, "node"), in.readBoolean("watching"))),
            new Codec<>(
                    "notice",
                    Notice.class,
                    (out, notice) -> {
                        out.writeString("kind", notice.topic().kind());
                        out.writeString("key", notice.topic().key());
                    },
                    in -> new Notice(new Topic(Fields.text(in, "kind"), Fields.text(in, "key")))));

    private StepCodecs() {}

    private static void write(CompactWriter out, PutIfVersion step) {
        Fields.version(out, "expected", step.expected());
        out.writeCompact("next", step.next().orElse(null));
        out.writeInt64("change", step.change());
    }

    private static PutIfVersion readPut(CompactReader in) {
        Optional<Revised<?>> next = Optional.ofNullable(in.readCompact("next"));
        return new PutIfVersion(Fields.version(in, "expected"), next, in.readInt64("change"));
    }
}
