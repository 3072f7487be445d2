package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.PeerCertificate;

/** Who is on the other side: of a connection, or of datagrams. Safe for use by many threads. */
public interface Peer {

    Flow flow();

    /** Empty if it showed none, or has not yet. */
    Optional<PeerCertificate> certificate();

    /**
     * Sends a whole message and does not wait for it.
     *
     * @param message  not copied, so not to be changed
     * @param whenLost called once, later, if it could not be written
     * @throws IOException if it is already clear that it cannot be sent; then whenLost is not called
     */
    void send(byte[] message, Runnable whenLost) throws IOException;

    /** A phone is registered over it for so long: until then, silence is no reason to end the connection. */
    void keepFor(Duration time);

    /** Ends the connection as soon as what was sent is out; datagrams have none to end. */
    void finish();
}
