package org.restsip.login;

import java.util.List;
import org.restsip.MutableClock;
import org.restsip.event.RecordingHub;
import org.restsip.event.RecordsContract;
import org.restsip.user.Aor;

class MemoryLoginsTest extends RecordsContract<Aor, Login> {
    private final MutableClock clock = new MutableClock();
    private final RecordingHub hub = new RecordingHub();
    private final RecordingHub otherHub = new RecordingHub();
    private final MemoryLogins here = new MemoryLogins(clock, hub);
    private final List<Site<Aor, Login>> sites =
            List.of(new Site<>(here, hub), new Site<>(new MemoryLogins(here, otherHub), otherHub));

    MemoryLoginsTest() {
        super(new LoginKind());
    }

    @Override
    protected MutableClock clock() {
        return clock;
    }

    @Override
    protected List<Site<Aor, Login>> sites() {
        return sites;
    }
}
