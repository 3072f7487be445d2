package org.restsip.connector.stack.wire;

import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** All connections of a node: how many there may be, who writes to them, and the clock that ends those that stall. */
public final class Connections implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Connections.class.getName());
    private static final long TICK_MILLIS = 250;
    private static final long STACK_SIZE = 256 << 10;

    private final Limits limits;
    private final Budget buffers;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> ticking;
    private final ThreadPoolExecutor writers;
    private int total;

    public Connections(Limits limits) {
        this.limits = limits;
        this.buffers = new Budget(limits.buffers());
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> thread(task, "sip-clock"));
        // One for each connection that is being written to, as each may have to wait for its peer; they are soon idle.
        this.writers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread(task, "sip-writer"));
        ticking = clock.scheduleWithFixedDelay(this::endOverdue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    static Thread thread(Runnable task, String name) {
        var thread = new Thread(null, task, name, STACK_SIZE);
        thread.setDaemon(true);
        return thread;
    }

    private void endOverdue() {
        try {
            open.stream().filter(Connection::isOverdue).forEach(Connection::end);
        } catch (RuntimeException e) { // with which the clock would stop for ever
            LOG.log(Level.WARNING, "A connection did not end well", e);
        }
    }

    Limits limits() {
        return limits;
    }

    Budget buffers() {
        return buffers;
    }

    Executor writers() {
        return writers;
    }

    /** Whether there is room for one more from there. */
    synchronized boolean enter(InetAddress address) {
        var network = network(address);
        var fromThere = perAddress.getOrDefault(network, 0);
        if (total >= limits.connections() || fromThere >= limits.connectionsPerAddress()) {
            return false;
        }
        total++;
        perAddress.put(network, fromThere + 1);
        return true;
    }

    synchronized void leave(InetAddress address) {
        total--;
        perAddress.computeIfPresent(network(address), (network, count) -> count == 1 ? null : count - 1);
    }

    /** Of IPv6 the first 64 bits, which one customer has. */
    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // 16 bytes are an address
        }
    }

    void watch(Connection connection) {
        open.add(connection);
    }

    void forget(Connection connection) {
        open.remove(connection);
    }

    @Override
    public void close() {
        open.forEach(Connection::end);
        ticking.cancel(false);
        clock.shutdownNow();
        writers.shutdownNow();
    }
}
