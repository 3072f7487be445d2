package org.restsip.event;

import java.io.IOException;

/** The client's end of a {@link Stream}. What is written to it directly concerns the stream as a whole. */
public interface Sink extends Outlet {

    /** Sends what was written. */
    void flush() throws IOException;

    /** Writes and sends something that means nothing, so that a dead client is found out. */
    void heartbeat() throws IOException;

    /** Whether the client wants to be told more than it has been. */
    default boolean wantsMore() {
        return true;
    }

    /** Ends the connection; called once. */
    void close();
}
