package org.restsip.connector.stack.wire;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.PeerCertificate;

/** One connection: a thread that reads it, an outbox, and an end that comes once. */
final class Connection implements Peer, Runnable {
    private static final System.Logger LOG = System.getLogger("org.restsip.connector.connections");

    /** Makes the socket ready to be read and written: connects it, or shakes hands. */
    interface Opening {
        Socket open(Socket socket) throws IOException;
    }

    private final StreamWire wire;
    private final InetSocketAddress remote;
    private final Socket socket;
    private final Opening opening;
    private final Connections connections;
    private final Pace pace;
    private final Outbox outbox;
    private final AtomicInteger halves = new AtomicInteger(2);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Optional<PeerCertificate> certificate = Optional.empty();
    private volatile Optional<Socket> opened = Optional.empty();

    Connection(StreamWire wire, InetSocketAddress remote, Socket socket, Opening opening, Connections connections) {
        this.wire = wire;
        this.remote = remote;
        this.socket = socket;
        this.opening = opening;
        this.connections = connections;
        this.pace = new Pace(connections.limits());
        this.outbox = new Outbox(connections.buffers(), pace, connections.writers(), this::end, this::endOutput);
    }

    InetSocketAddress remote() {
        return remote;
    }

    boolean isOverdue() {
        return pace.isOverdue();
    }

    @Override
    public Flow flow() {
        return wire.flow(remote);
    }

    @Override
    public Optional<PeerCertificate> certificate() {
        return certificate;
    }

    @Override
    public void send(byte[] message, Runnable whenLost) throws IOException {
        outbox.add(wire.transport().isWebSocket() ? WebSocketFraming.framed(message) : message, whenLost);
    }

    @Override
    public void keepFor(Duration time) {
        pace.keptFor(time);
    }

    @Override
    public void finish() {
        pace.ending();
        outbox.finish();
    }

    @Override
    public void run() {
        try {
            read(opening.open(socket));
            halfEnds();
        } catch (IOException | RuntimeException | OutOfMemoryError e) { // its own, not the node's end
            LOG.log(Level.DEBUG, () -> flow() + " ended: " + e);
            end();
        }
    }

    private void read(Socket ready) throws IOException {
        opened = Optional.of(ready);
        certificate = ready instanceof SSLSocket secure ? Certificates.of(secure.getSession()) : Optional.empty();
        var in = new InputBuffer(
                ready.getInputStream(),
                connections.buffers(),
                2 * connections.limits().message());
        try {
            outbox.open(new BufferedOutputStream(ready.getOutputStream()));
            pace.opened();
            if (!wire.transport().isWebSocket() || isWebSocketOpen(in)) {
                deliver(framing(in));
            }
            finish();
            skipRest(in);
        } finally {
            in.close();
        }
    }

    private boolean isWebSocketOpen(InputBuffer in) throws IOException {
        var answer = new WebSocketHandshake(in, wire.origins()).answer();
        outbox.add(answer.getBytes(StandardCharsets.US_ASCII), () -> {});
        pace.opened();
        return WebSocketHandshake.isOpen(answer);
    }

    private Framing framing(InputBuffer in) {
        var largest = connections.limits().message();
        return wire.transport().isWebSocket()
                ? new WebSocketFraming(in, outbox, pace, largest)
                : new SipFraming(in, outbox, pace, largest);
    }

    private void deliver(Framing framing) throws IOException {
        try {
            for (var message = framing.read(); message.isPresent(); message = framing.read()) {
                wire.intake().message(message.get(), this);
            }
        } catch (Unreadable e) {
            wire.intake().unreadable(e.head(), e.status(), this);
        } catch (ProtocolError e) {
            LOG.log(Level.DEBUG, () -> flow() + " is closed: " + e.getMessage());
        }
    }

    /** Closed with unread bytes, a socket is reset, and our last words are lost on the way. */
    private static void skipRest(InputBuffer in) throws IOException {
        do {
            in.skip(in.size());
        } while (in.fill());
    }

    private void endOutput() {
        try {
            if (opened.isPresent()) {
                opened.get().shutdownOutput();
            }
            halfEnds();
        } catch (IOException e) {
            end();
        }
    }

    /** Both have ended: nothing comes any more, and all that was to go is out. */
    private void halfEnds() {
        if (halves.decrementAndGet() == 0) {
            end();
        }
    }

    /** Closes what lies below TLS: its own close would wait for a write that hangs. */
    void end() {
        if (over.compareAndSet(false, true)) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> flow() + " closed: " + e);
            }
            wire.ended(this);
            outbox.close();
        }
    }
}
