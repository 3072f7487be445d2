package org.restsip.cluster;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import java.util.List;
import org.restsip.user.FailureCount;

/** Failures to prove who one is. */
final class FailureCodecs {
    static final List<Codec<?>> ALL =
            List.of(new Codec<>("failures", FailureCount.class, FailureCodecs::write, FailureCodecs::read));

    private FailureCodecs() {}

    private static void write(CompactWriter out, FailureCount count) {
        out.writeInt32("failures", count.failures());
        Fields.time(out, "last", count.last());
        Fields.time(out, "lockedUntil", count.lockedUntil());
        out.writeBoolean("known", count.known());
    }

    private static FailureCount read(CompactReader in) {
        return new FailureCount(
                in.readInt32("failures"),
                Fields.time(in, "last"),
                Fields.time(in, "lockedUntil"),
                in.readBoolean("known"));
    }
}
