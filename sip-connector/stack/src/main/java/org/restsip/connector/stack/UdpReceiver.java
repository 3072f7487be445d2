package org.restsip.connector.stack;

import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** UDP with a bounded {@link Inbox}, and with threads that can be watched. */
final class UdpReceiver extends UDPMessageProcessor implements Receiver, Refuser {
    private static final System.Logger LOG = System.getLogger(UdpReceiver.class.getName());

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

    /** Back to where the datagram came from that is being parsed, whatever it says of itself. */
    @Override
    public void refuse(Optional<String> answer) {
        var source = inbox.source();
        if (answer.isEmpty() || source == null) {
            return;
        }
        var bytes = answer.get().getBytes(StandardCharsets.UTF_8);
        try {
            sock.send(new DatagramPacket(bytes, bytes.length, source));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "A refusal did not get out", e);
        }
    }

    @Override
    public boolean isAlive() {
        return Receiver.isAlive(receiver) && Receiver.isAlive(inbox.reader());
    }
}
