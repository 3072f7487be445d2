package org.restsip.call;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.restsip.event.RecordsContract;
import org.restsip.event.Topic;
import org.restsip.event.Version;
import org.restsip.user.Aor;

/** Calls with a number as subject. */
public final class CallKind implements RecordsContract.Kind<CallId, Call> {
    @Override
    public CallId key(int number) {
        return new CallId("k" + number);
    }

    @Override
    public Topic topic(CallId key) {
        return Calls.topic(key);
    }

    @Override
    public Call record(CallId key, long number, Instant deadline) {
        return new Call(
                key,
                Version.NONE,
                new Version(1, 1),
                "" + number,
                Call.Access.OPEN,
                Aor.of("alice@example.com"),
                deadline,
                Call.State.ACTIVE,
                List.of(),
                Set.of(),
                deadline);
    }

    @Override
    public long number(Call record) {
        return Long.parseLong(record.subject());
    }
}
