package org.restsip.trace;

import java.time.Instant;
import org.restsip.event.RecordsContract;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.user.Aor;

/** Traces with a number as the call that they are about. */
public final class TraceKind implements RecordsContract.Kind<TraceId, Trace> {
    @Override
    public TraceId key(int number) {
        return new TraceId("t" + number);
    }

    @Override
    public Topic topic(TraceId key) {
        return Traces.topic(key);
    }

    @Override
    public Trace record(TraceId key, long number, Instant deadline) {
        var until = deadline.minus(Trace.KEPT);
        return new Trace(
                key,
                Version.NONE,
                Target.call("" + number),
                false,
                Aor.of("alice@example.com"),
                until.minusSeconds(60),
                until,
                "f");
    }

    @Override
    public long number(Trace record) {
        return Long.parseLong(record.target().value());
    }
}
