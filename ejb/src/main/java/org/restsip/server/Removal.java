package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.restsip.call.Calling;
import org.restsip.event.Signals;
import org.restsip.event.TooBusy;
import org.restsip.login.Registrations;
import org.restsip.message.Deliveries;
import org.restsip.user.Caller;
import org.restsip.user.Lookup;
import org.restsip.user.Rights;
import org.restsip.user.User;

/** A user goes away, with all that belongs to it. */
@Singleton
public class Removal {
    private static final Logger LOG = System.getLogger(Removal.class.getName());

    private final Lookup lookup;
    private final Estate estate;
    private final Calling calling;
    private final Registrations registrations;
    private final Deliveries deliveries;
    private final Signals signals;

    @Inject
    public Removal(
            Lookup lookup,
            Estate estate,
            Calling calling,
            Registrations registrations,
            Deliveries deliveries,
            Signals signals) {
        this.lookup = lookup;
        this.estate = estate;
        this.calling = calling;
        this.registrations = registrations;
        this.deliveries = deliveries;
        this.signals = signals;
    }

    /**
     * Takes a user away. If it fails, repeating it is safe: the account goes last but for what came in the meantime.
     * Streams of the user end.
     */
    public void remove(Caller by, String name) {
        var user = lookup.overseen(by, name);
        letGo(by, user);
        estate.clear(user);
        Rights.tell(signals, user.aor());
        signals.tell(user.id().topic());
        LOG.log(Level.INFO, "{0} is gone, removed by {1}", user.aor(), by.aor());
        letGoOfTheRest(by, user);
    }

    private void letGo(Caller by, User user) {
        calling.forget(user.aor());
        registrations.unregisterAll(by, user.aor());
        deliveries.forget(user.aor());
    }

    /** Somebody may have logged in between; the account, without which nobody can, is gone by now. */
    private void letGoOfTheRest(Caller by, User user) {
        try {
            letGo(by, user);
        } catch (TooBusy e) {
            LOG.log(Level.WARNING, "what is left of {0} ends by itself: {1}", user.aor(), e.getMessage());
        }
    }
}
