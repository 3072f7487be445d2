package org.restsip.login;

import java.time.Clock;
import org.restsip.event.Hub;
import org.restsip.event.MemoryRecords;
import org.restsip.user.Aor;

/** Logins in memory, for tests. */
public class MemoryLogins extends MemoryRecords<Aor, Login> implements Logins {
    public MemoryLogins(Clock clock, Hub hub) {
        super(clock, hub, Logins::topic);
    }

    /** Another node with the same logins. */
    public MemoryLogins(MemoryLogins other, Hub hub) {
        super(other, hub);
    }
}
