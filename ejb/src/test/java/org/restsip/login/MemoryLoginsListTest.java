package org.restsip.login;

import java.util.List;
import org.restsip.MutableClock;
import org.restsip.event.RecordingHub;

class MemoryLoginsListTest extends LoginsContract {
    private final MemoryLogins one = new MemoryLogins(new MutableClock(), new RecordingHub());
    private final MemoryLogins two = new MemoryLogins(one, new RecordingHub());

    @Override
    protected List<Logins> nodes() {
        return List.of(one, two);
    }
}
