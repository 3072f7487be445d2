package org.restsip.event;

import java.io.IOException;

/** The client's end of a {@link Stream}: it puts events into the words of a protocol and writes them. */
public interface Sink {

    /** Writes one event; may wait for a slow client, up to the connection's write timeout. */
    void write(Event event) throws IOException;

    /** Sends what was written. */
    void flush() throws IOException;

    /** Writes and sends something that means nothing, so that a dead client is found out. */
    void heartbeat() throws IOException;

    /** Ends the connection; called once. */
    void close();
}
