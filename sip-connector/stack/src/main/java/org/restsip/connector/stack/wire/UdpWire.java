package org.restsip.connector.stack.wire;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.PeerCertificate;
import org.restsip.connector.stack.wire.Inbox.Datagram;

/**
 * UDP: one thread receives, another one reads what came, so that the messages of a call keep their order. Both go on after
 * whatever befalls them. Keep-alives, empty or of line ends only (RFC 5626, section 3.5.1), are of no further use; those
 * by {@link Stun} are answered.
 */
public final class UdpWire implements Wire {
    private static final System.Logger LOG = System.getLogger(UdpWire.class.getName());
    private static final int LARGEST = 65_535;
    private static final int KERNEL_BUFFER = 4 << 20;
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final InetSocketAddress local;
    private final Intake intake;
    private final Inbox inbox = new Inbox();
    private @Nullable DatagramSocket socket;
    private @Nullable Thread receiver;
    private @Nullable Thread reader;
    private volatile boolean closed;

    public UdpWire(InetSocketAddress local, Intake intake) {
        this.local = local;
        this.intake = intake;
    }

    @Override
    public synchronized void open() throws IOException {
        var bound = new DatagramSocket(local);
        bound.setReceiveBufferSize(KERNEL_BUFFER);
        bound.setSendBufferSize(KERNEL_BUFFER);
        socket = bound;
        receiver = Connections.thread(() -> receive(bound), "sip-udp-" + local.getPort());
        reader = Connections.thread(this::read, "sip-udp-" + local.getPort() + "-reader");
        receiver.start();
        reader.start();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Optional.ofNullable(socket).ifPresent(DatagramSocket::close);
        Optional.ofNullable(reader).ifPresent(Thread::interrupt);
    }

    @Override
    public synchronized boolean isAlive() {
        return isAlive(receiver) && isAlive(reader);
    }

    private static boolean isAlive(@Nullable Thread thread) {
        return thread == null || thread.isAlive();
    }

    private void receive(DatagramSocket bound) {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!closed) {
            try {
                packet.setLength(LARGEST);
                bound.receive(packet);
                take(packet);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                if (!closed) {
                    LOG.log(Level.DEBUG, "No datagram received", e);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void take(DatagramPacket packet) throws IOException {
        var bytes = Arrays.copyOfRange(packet.getData(), packet.getOffset(), packet.getOffset() + packet.getLength());
        if (isKeepAlive(bytes)) {
            return;
        }
        var datagram = new Datagram(bytes, (InetSocketAddress) packet.getSocketAddress());
        if (Stun.isStun(bytes)) {
            answerStun(datagram);
            return;
        }
        if (!inbox.offer(datagram)) {
            intake.overload(bytes, new Sender(datagram.sender()));
        }
    }

    private void answerStun(Datagram request) throws IOException {
        var answer = Stun.answer(request.bytes(), request.sender());
        if (answer.isPresent()) {
            new Sender(request.sender()).send(answer.get(), () -> {});
        }
    }

    private static boolean isKeepAlive(byte[] bytes) {
        for (var b : bytes) {
            if (b != '\r' && b != '\n' && b != 0) {
                return false;
            }
        }
        return true;
    }

    private void read() {
        while (!closed) {
            try {
                var datagram = inbox.take();
                intake.message(datagram.bytes(), new Sender(datagram.sender()));
            } catch (InterruptedException e) {
                LOG.log(Level.TRACE, "Asked to look whether it is closed", e);
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
                LOG.log(Level.WARNING, "A datagram could not be handled", e);
            }
        }
    }

    @Override
    public Optional<Peer> peer(InetSocketAddress remote) {
        return Optional.of(new Sender(remote));
    }

    @Override
    public Peer dial(InetSocketAddress remote, String name) {
        return new Sender(remote);
    }

    private synchronized DatagramSocket socket() throws IOException {
        return Optional.ofNullable(socket).orElseThrow(() -> new IOException("not open"));
    }

    /** Somebody who sends datagrams, and to whom they can be sent. */
    private final class Sender implements Peer {
        private final InetSocketAddress remote;

        Sender(InetSocketAddress remote) {
            this.remote = remote;
        }

        @Override
        public Flow flow() {
            return new Flow("udp", local.getAddress(), local.getPort(), remote.getAddress(), remote.getPort());
        }

        @Override
        public Optional<PeerCertificate> certificate() {
            return Optional.empty();
        }

        @Override
        public void send(byte[] message, Runnable whenLost) throws IOException {
            try {
                socket().send(new DatagramPacket(message, message.length, remote));
            } catch (IllegalArgumentException e) { // such as port 0, or an address of the other family
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void keepFor(Duration time) {}

        @Override
        public void finish() {}
    }
}
