package org.restsip.connector.stack;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on the loopback, which knows what stands in a file. */
final class NameServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(NameServer.class.getName());

    private static final Name ORIGIN = Name.fromConstantString("other.example.");
    private static final SOARecord AUTHORITY =
            new SOARecord(ORIGIN, DClass.IN, 300, ORIGIN, ORIGIN, 1, 300, 300, 300, 300);

    private final ZoneFile zone;
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final AtomicInteger asked = new AtomicInteger();

    NameServer(ZoneFile zone) throws IOException {
        this.zone = zone;
        var thread = new Thread(this::serve, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    int asked() {
        return asked.get();
    }

    private void serve() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[4096], 4096);
                socket.receive(packet);
                asked.incrementAndGet();
                packet.setData(answer(new Message(packet.getData())));
                socket.send(packet);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closed", e);
        }
    }

    private byte[] answer(Message question) {
        var asks = question.getQuestion();
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(asks, Section.QUESTION);
        var found = zone.records(asks.getName(), asks.getType()).toList();
        found.forEach(record -> answer.addRecord(record, Section.ANSWER));
        answer.addRecord(AUTHORITY, Section.AUTHORITY); // says how long a no is good
        answer.getHeader().setRcode(isKnown(asks.getName()) ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return answer.toWire();
    }

    private boolean isKnown(Name name) {
        return IntStream.of(Type.A, Type.AAAA, Type.SRV, Type.NAPTR)
                .anyMatch(type -> zone.records(name, type).findAny().isPresent());
    }

    @Override
    public void close() {
        socket.close();
    }
}
