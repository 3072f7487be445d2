package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.call.Calling;
import org.restsip.event.Hub;
import org.restsip.event.Node;
import org.restsip.login.Registrations;
import org.restsip.message.Deliveries;

/** What those who are left do when a node is gone. */
@Singleton
public class Survivors {
    private final Registrations registrations;
    private final Calling calling;
    private final Deliveries deliveries;
    private final Hub hub;
    private final Node node;

    @Inject
    public Survivors(Registrations registrations, Calling calling, Deliveries deliveries, Hub hub, Node node) {
        this.registrations = registrations;
        this.calling = calling;
        this.deliveries = deliveries;
        this.hub = hub;
        this.node = node;
    }

    /**
     * Each releases what lost nodes held in the records that are now its own, goes on with what they had under way, and
     * compares what it shows with what is.
     * Doing it once too often does no harm.
     */
    public void tidyUp() {
        var alive = node.members();
        registrations.releaseAllBut(alive);
        calling.releaseAllBut(alive);
        deliveries.resumeForAllBut(alive);
        hub.compareAll();
    }
}
