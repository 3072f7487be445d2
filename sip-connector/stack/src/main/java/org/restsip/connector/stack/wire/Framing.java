package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.util.Optional;

/** Where one message ends and the next begins. */
interface Framing {

    /**
     * The next message; keep-alives are answered on the way.
     *
     * @return empty when the peer has ended
     * @throws Unreadable if the next message cannot be found
     */
    Optional<byte[]> read() throws IOException;
}
