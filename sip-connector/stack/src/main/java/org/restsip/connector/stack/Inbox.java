package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import java.net.DatagramPacket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams between the receive thread and the one that parses them: bounded in number and in bytes. The stack's own queue
 * has no bound and keeps a buffer of the greatest message size per datagram; under a flood that ends the receive thread with
 * an OutOfMemoryError, for ever. What does not fit is dropped: its sender retransmits.
 */
final class Inbox extends ArrayBlockingQueue<DatagramQueuedMessageDispatch> {
    private static final long serialVersionUID = 1L;
    private static final int DATAGRAMS = 2000;
    private static final long BYTES = 4 << 20;

    private final transient Drops drops;
    private final AtomicLong bytes = new AtomicLong();
    private transient volatile @Nullable Thread reader;
    private transient volatile @Nullable SocketAddress source;

    Inbox(Drops drops) {
        super(DATAGRAMS);
        this.drops = drops;
    }

    /** The thread that takes datagrams out; empty before it came for the first one. */
    @Nullable
    Thread reader() {
        return reader;
    }

    /** Where the datagram came from that was taken out last. */
    @Nullable
    SocketAddress source() {
        return source;
    }

    /** Called by the one receive thread only, so that looking for room and taking it need no lock. */
    @Override
    public boolean offer(DatagramQueuedMessageDispatch received) {
        var length = received.packet.getLength();
        if (remainingCapacity() == 0 || bytes.get() + length > BYTES) {
            drops.overload(() -> "UDP inbox full: dropped a datagram of " + received.packet.getAddress());
            return false;
        }
        bytes.addAndGet(length);
        return super.offer(trimmed(received));
    }

    private static DatagramQueuedMessageDispatch trimmed(DatagramQueuedMessageDispatch received) {
        var packet = received.packet;
        var start = packet.getOffset();
        var content = Arrays.copyOfRange(packet.getData(), start, start + packet.getLength());
        return new DatagramQueuedMessageDispatch(
                new DatagramPacket(content, content.length, packet.getSocketAddress()), received.getReceptionTime());
    }

    @Override
    public DatagramQueuedMessageDispatch take() throws InterruptedException {
        reader = Thread.currentThread();
        var next = super.take();
        source = next.packet.getSocketAddress();
        bytes.addAndGet(-next.packet.getLength());
        return next;
    }

    @Override
    public @Nullable DatagramQueuedMessageDispatch poll() {
        return released(super.poll());
    }

    @Override
    public @Nullable DatagramQueuedMessageDispatch poll(long time, TimeUnit unit) throws InterruptedException {
        reader = Thread.currentThread();
        return released(super.poll(time, unit));
    }

    private @Nullable DatagramQueuedMessageDispatch released(@Nullable DatagramQueuedMessageDispatch next) {
        if (next != null) {
            source = next.packet.getSocketAddress();
            bytes.addAndGet(-next.packet.getLength());
        }
        return next;
    }
}
