package org.restsip.event;

import java.io.IOException;

/** Takes the events of one subject, and puts them into the words of a protocol. */
@FunctionalInterface
public interface Outlet {

    /** Writes one event; may wait for a slow client, up to the connection's write timeout. */
    void write(Event event) throws IOException;
}
