package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** One of our addresses on which messages of one transport come in and go out. */
public interface Wire {

    /** @throws IOException if the address is in use or not ours */
    void open() throws IOException;

    void close();

    /** Whether all its threads live; it counts as alive before it was opened. */
    boolean isAlive();

    /** Who is at that address: with datagrams whoever it is, with connections one who is connected. */
    Optional<Peer> peer(InetSocketAddress remote);

    /**
     * The same, and who is not connected is called. The call goes on behind the caller's back; messages wait for it.
     *
     * @param name whom the certificate of the other side must name
     * @throws IOException if this wire calls nobody
     */
    Peer dial(InetSocketAddress remote, String name) throws IOException;
}
