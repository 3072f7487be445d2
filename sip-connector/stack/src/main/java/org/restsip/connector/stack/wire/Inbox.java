package org.restsip.connector.stack.wire;

import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Datagrams between the thread that receives them and the one that reads them: bounded in number and in bytes, so that a
 * flood costs no more than that.
 */
final class Inbox {
    private static final int DATAGRAMS = 2000;
    private static final long BYTES = 4 << 20;

    @SuppressWarnings("ArrayRecordComponent") // handed on, and compared by none
    record Datagram(byte[] bytes, InetSocketAddress sender) {}

    private final BlockingQueue<Datagram> waiting = new ArrayBlockingQueue<>(DATAGRAMS);
    private final AtomicLong bytes = new AtomicLong();

    /** Whether there was room. Called by one thread only, so that looking for room and taking it need no lock. */
    boolean offer(Datagram datagram) {
        var size = datagram.bytes().length;
        if (bytes.get() + size > BYTES) {
            return false;
        }
        bytes.addAndGet(size);
        if (waiting.offer(datagram)) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    Datagram take() throws InterruptedException {
        var next = waiting.take();
        bytes.addAndGet(-next.bytes().length);
        return next;
    }
}
