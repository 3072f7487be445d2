package org.restsip.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.websocket.Session;
import org.restsip.event.Hub;
import org.restsip.rest.security.Tokens;
import org.restsip.server.Settings;
import org.restsip.server.Watching;

/** What all conversations over WebSockets need. */
@Singleton
public class Conversations {
    final Watches watches;
    final Watching watching;
    final Renderings renderings;
    final Loopback loopback;
    final Hub hub;
    final Tokens tokens;
    final int maxWatches;
    final int maxRequests;

    @Inject
    public Conversations(
            Watches watches,
            Watching watching,
            Renderings renderings,
            Loopback loopback,
            Hub hub,
            Tokens tokens,
            Settings settings) {
        this.watches = watches;
        this.watching = watching;
        this.renderings = renderings;
        this.loopback = loopback;
        this.hub = hub;
        this.tokens = tokens;
        this.maxWatches = settings.number("events.max-watches");
        this.maxRequests = settings.number("events.max-requests");
    }

    /** Begins to listen to a visitor; whoever is unknown has to say a token first. */
    Conversation begin(Session session, Visitor visitor) {
        return new Conversation(this, session, visitor);
    }
}
