package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.TCPMessageChannel;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A connection that somebody opened to us. */
final class TcpConnection extends TCPMessageChannel implements Refuser {
    private static final System.Logger LOG = System.getLogger(TcpConnection.class.getName());

    TcpConnection(Socket socket, SIPTransactionStack stack, TcpReceiver receiver) throws IOException {
        super(socket, stack, receiver, "SIP-TCP-" + socket.getRemoteSocketAddress());
    }

    /** Closes afterwards: where the next message begins is unknown. */
    @Override
    public void refuse(Optional<String> answer) {
        try {
            var socket = mySock;
            if (answer.isPresent() && socket != null) { // else the peer is gone, and does not wait
                // not through the stack, which dials anew as long as it has seen no good message of this connection
                socket.getOutputStream().write(answer.get().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A refusal did not get out", e);
        } finally {
            close();
        }
    }
}
