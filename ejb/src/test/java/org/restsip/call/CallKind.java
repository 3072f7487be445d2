package org.restsip.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
                Aor.of("alice@example.com"),
                deadline,
                "",
                new Terms("" + number, Call.Access.OPEN, Session.NONE, Extras.NONE),
                Call.State.ACTIVE,
                List.of(),
                List.of(),
                Optional.empty(),
                deadline,
                new Ledger(List.of(), Optional.empty(), Optional.empty()));
    }

    @Override
    public long number(Call record) {
        return Long.parseLong(record.terms().subject());
    }
}
