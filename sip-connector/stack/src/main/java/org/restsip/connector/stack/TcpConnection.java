package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.TCPMessageChannel;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that somebody opened to us. */
final class TcpConnection extends TCPMessageChannel {
    private static final System.Logger LOG = System.getLogger(TcpConnection.class.getName());

    TcpConnection(Socket socket, SIPTransactionStack stack, TcpReceiver receiver) throws IOException {
        super(socket, stack, receiver, "SIP-TCP-" + socket.getRemoteSocketAddress());
    }

    /** Says 400 if that is possible, and closes: where the next message begins is unknown. */
    void refuse(byte[] malformed) {
        try {
            var answer = BadRequest.answerTo(new String(malformed, StandardCharsets.UTF_8));
            if (answer.isPresent()) {
                // not through the stack, which dials anew as long as it has seen no good message of this connection
                mySock.getOutputStream().write(answer.get().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A 400 did not get out", e);
        } finally {
            close();
        }
    }
}
