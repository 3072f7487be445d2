package org.restsip.rest.stream;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Closing a socket, whether or not the other side is still there. */
final class Sockets {
    private static final Logger LOG = System.getLogger(Sockets.class.getName());
    /** RFC 6455, section 5.5, less the code. */
    private static final int MAX_REASON = 123;

    private Sockets() {}

    static void close(Session session, CloseReason.CloseCode code, String reason) {
        try {
            if (session.isOpen()) {
                session.close(new CloseReason(code, brief(reason)));
            }
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "the socket was closed first: {0}", e.getMessage());
        }
    }

    private static String brief(String reason) {
        var ascii = new String(reason.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        return ascii.substring(0, Math.min(ascii.length(), MAX_REASON));
    }
}
