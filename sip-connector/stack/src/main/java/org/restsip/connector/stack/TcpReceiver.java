package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.TCPMessageProcessor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** TCP whose accept thread goes on after a failure such as "too many open files", at which the stack's own one ends. */
final class TcpReceiver extends TCPMessageProcessor implements Receiver {
    /** A connection costs two threads. */
    static final int MOST_CONNECTIONS = 2000;

    private static final System.Logger LOG = System.getLogger(TcpReceiver.class.getName());
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private volatile @Nullable Thread acceptor;

    TcpReceiver(SIPTransactionStack stack, InetAddress address, int port) {
        super(address, stack, port);
    }

    @Override
    public void run() {
        acceptor = Thread.currentThread();
        while (awaitRoom()) {
            try {
                accept();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "No connection accepted", e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Whether to go on; false once stopped. A connection that ends makes room, and notifies. */
    private synchronized boolean awaitRoom() {
        try {
            while (isRunning && nConnections >= MOST_CONNECTIONS) {
                wait();
            }
            return isRunning;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void accept() throws IOException {
        var socket = sock.accept();
        synchronized (this) {
            nConnections++;
        }
        var connection = new TcpConnection(socket, sipStack, this);
        incomingMessageChannels.put(connection.getKey(), connection);
    }

    @Override
    public boolean isAlive() {
        return Receiver.isAlive(acceptor);
    }
}
