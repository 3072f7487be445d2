package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** UDP with a bounded {@link Inbox}, and with threads that can be watched. */
final class UdpReceiver extends UDPMessageProcessor implements Receiver {
    private final Inbox inbox;
    private volatile @Nullable Thread receiver;

    UdpReceiver(SIPTransactionStack stack, InetAddress address, int port, Drops drops) throws IOException {
        super(address, stack, port);
        inbox = new Inbox(drops);
        messageQueue = inbox;
    }

    @Override
    public void run() {
        receiver = Thread.currentThread();
        super.run();
    }

    @Override
    public boolean isAlive() {
        return Receiver.isAlive(receiver) && Receiver.isAlive(inbox.reader());
    }
}
