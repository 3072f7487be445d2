package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.Flow;

/** TCP, TLS and WebSocket: a thread that takes connections, and one for each of them. */
public final class StreamWire implements Wire, Runnable {
    private static final System.Logger LOG = System.getLogger(StreamWire.class.getName());
    private static final int BACKLOG = 1024;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    /** A phone that vanished is noticed within two minutes, also while it has nothing to say. */
    private static final Map<SocketOption<Integer>, Integer> SIGNS_OF_LIFE = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 60,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 15,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 4);

    private final Transport transport;
    private final InetSocketAddress local;
    private final Intake intake;
    private final Connections connections;
    private final Optional<Certificates> certificates;
    private final Set<String> origins;
    private final Map<InetSocketAddress, Connection> open = new ConcurrentHashMap<>();
    private @Nullable ServerSocket server;
    private volatile @Nullable Thread acceptor;
    private volatile boolean closed;

    /**
     * @param certificates whom we are, and whom we trust; must be there for TLS and WSS
     * @param origins      whose pages may connect by WebSocket; empty: all
     */
    public StreamWire(
            Transport transport,
            InetSocketAddress local,
            Intake intake,
            Connections connections,
            Optional<Certificates> certificates,
            Set<String> origins) {
        this.transport = transport;
        this.local = local;
        this.intake = intake;
        this.connections = connections;
        this.certificates = certificates;
        this.origins = origins;
    }

    Transport transport() {
        return transport;
    }

    Intake intake() {
        return intake;
    }

    Set<String> origins() {
        return origins;
    }

    Flow flow(InetSocketAddress remote) {
        return new Flow(
                transport.toString(), local.getAddress(), local.getPort(), remote.getAddress(), remote.getPort());
    }

    @Override
    public void open() throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(local, BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        server = socket;
        var thread = Connections.thread(this, "sip-" + transport + "-" + local.getPort());
        acceptor = thread;
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        Optional.ofNullable(server).ifPresent(StreamWire::close);
        open.values().forEach(Connection::end);
    }

    private static void close(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A socket did not close", e);
        }
    }

    @Override
    public boolean isAlive() {
        var thread = acceptor;
        return thread == null || thread.isAlive();
    }

    /** Goes on after whatever befalls one connection, such as too many open files or threads. */
    @Override
    public void run() {
        while (!closed) {
            try {
                accept(Optional.ofNullable(server).orElseThrow().accept());
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (!closed) {
                    LOG.log(Level.DEBUG, "No connection accepted", e);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void accept(Socket socket) throws IOException {
        var remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        if (remote == null || !connections.enter(remote.getAddress())) {
            LOG.log(Level.DEBUG, () -> "Too many connections: none for " + remote);
            socket.setSoLinger(true, 0); // reset: what is refused shall cost nothing
            socket.close();
            return;
        }
        tune(socket);
        start(new Connection(this, remote, socket, this::secured, connections));
    }

    private static void tune(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        for (var option : SIGNS_OF_LIFE.entrySet()) {
            if (socket.supportedOptions().contains(option.getKey())) {
                socket.setOption(option.getKey(), option.getValue());
            }
        }
    }

    private Socket secured(Socket accepted) throws IOException {
        return transport.isSecure() ? certificates.orElseThrow().accept(accepted) : accepted;
    }

    private void start(Connection connection) {
        open.put(connection.remote(), connection);
        connections.watch(connection);
        try {
            Connections.thread(connection, "sip-" + transport + "-" + connection.remote())
                    .start();
        } catch (OutOfMemoryError e) { // of threads, not of the heap
            connection.end();
            throw e;
        }
    }

    void ended(Connection connection) {
        if (open.remove(connection.remote(), connection)) {
            connections.forget(connection);
            connections.leave(connection.remote().getAddress());
        }
    }

    @Override
    public Optional<Peer> peer(InetSocketAddress remote) {
        return Optional.ofNullable(open.get(remote));
    }

    @Override
    public Peer dial(InetSocketAddress remote, String name) throws IOException {
        var connected = peer(remote);
        if (connected.isPresent()) {
            return connected.get();
        }
        if (transport.isWebSocket()) {
            throw new IOException("a browser cannot be called");
        }
        if (!connections.enter(remote.getAddress())) {
            throw new IOException("too many connections");
        }
        return call(remote, name);
    }

    private Connection call(InetSocketAddress remote, String name) {
        var connection =
                new Connection(this, remote, new Socket(), socket -> connected(socket, remote, name), connections);
        var other = open.putIfAbsent(remote, connection);
        if (other != null) {
            connections.leave(remote.getAddress());
            return other;
        }
        start(connection);
        return connection;
    }

    private Socket connected(Socket socket, InetSocketAddress remote, String name) throws IOException {
        tune(socket);
        socket.connect(remote, (int) connections.limits().patience().toMillis());
        return transport.isSecure() ? certificates.orElseThrow().connect(socket, name) : socket;
    }
}
