package org.restsip.connector.stack;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.restsip.connector.stack.wire.Intake;
import org.restsip.connector.stack.wire.Peer;

/** Takes bytes from one listener: parses them, notes where they came from, and hands the message to the transactions. */
final class Incoming implements Intake {
    private static final System.Logger LOG = System.getLogger(Incoming.class.getName());

    private final Point point;
    private final GuardedParser parser;
    private final Drops drops;

    Incoming(Point point, GuardedParser parser, Drops drops) {
        this.point = point;
        this.parser = parser;
        this.drops = drops;
    }

    @Override
    public void message(byte[] bytes, Peer from) {
        point.taps().received(from::flow, bytes);
        try {
            process(parser.parse(bytes, true), new Channel(point, from));
        } catch (Malformed e) {
            refuse(bytes, e, from);
        } catch (RuntimeException e) { // the stack's, at what somebody sent; no thread may die of it
            LOG.log(Level.DEBUG, () -> "Not processed: " + Redacted.trace(e));
        }
    }

    @Override
    public void unreadable(byte[] head, int status, Peer from) {
        point.taps().received(from::flow, head);
        refuse(head, status == 513 ? Malformed.tooLarge() : Malformed.in("Content-Length"), from);
    }

    @Override
    public void overload(byte[] bytes, Peer from) {
        drops.overload(() -> "No room for a message of " + from.flow());
        answer(bytes, Malformed.overload(), from);
    }

    private void refuse(byte[] bytes, Malformed why, Peer from) {
        drops.malformed(() -> why.getMessage() + " in " + new String(bytes, StandardCharsets.UTF_8));
        answer(bytes, why, from);
    }

    private void answer(byte[] bytes, Malformed why, Peer from) {
        try {
            var answer = parser.answer(bytes, why, from.flow());
            if (answer.isPresent()) {
                new Channel(point, from).write(answer.get().getBytes(StandardCharsets.UTF_8), () -> {});
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "A refusal did not get out: " + e.getMessage());
        }
    }

    private void process(SIPMessage message, Channel channel) throws Malformed {
        var flow = channel.peer().flow();
        message.setRemoteAddress(flow.remoteAddress());
        message.setRemotePort(flow.remotePort());
        message.setLocalAddress(flow.localAddress());
        message.setLocalPort(flow.localPort());
        message.setPeerPacketSourceAddress(flow.remoteAddress());
        message.setPeerPacketSourcePort(flow.remotePort());
        if (message instanceof SIPRequest request) {
            GuardedParser.makeAnswerable(request, channel.getTransport(), channel.getPeerAddress());
            markSource(request, channel);
            process(request, channel);
        } else {
            process((SIPResponse) message, channel);
        }
    }

    /** RFC 3261, 18.2.1; RFC 3581, 4. */
    private static void markSource(SIPRequest request, Channel channel) throws Malformed {
        try {
            var via = request.getTopmostVia();
            var address = channel.getPeerAddress();
            var asked = via.hasParameter(Via.RPORT);
            if (asked || !address.equals(via.getHost().replaceAll("[\\[\\]]", ""))) {
                via.setParameter(Via.RECEIVED, address);
            }
            if (asked) {
                via.setParameter(Via.RPORT, Integer.toString(channel.getPeerPort()));
            }
        } catch (ParseException e) {
            throw Malformed.in("Via");
        }
    }

    private void process(SIPRequest request, Channel channel) {
        request.setApplicationData(channel);
        var transaction = point.getSIPStack().newSIPServerRequest(request, channel);
        if (transaction == null) {
            LOG.log(Level.TRACE, () -> "Already being worked on: " + request.getFirstLine());
            return;
        }
        try {
            transaction.processRequest(request, channel);
        } finally {
            release(transaction);
        }
    }

    private void process(SIPResponse response, Channel channel) throws Malformed {
        try {
            response.checkHeaders();
        } catch (ParseException e) {
            throw Malformed.in("response");
        }
        var transaction = point.getSIPStack().newSIPServerResponse(response, channel);
        if (transaction == null) {
            return;
        }
        try {
            if (!(transaction instanceof SIPClientTransaction client) || client.checkFromTag(response)) {
                transaction.processResponse(response, channel);
            }
        } finally {
            release(transaction);
        }
    }

    /** As the stack's own channels do: what was not passed on holds its transaction no longer. */
    private static void release(Object processor) {
        if (processor instanceof SIPTransaction transaction && !transaction.passToListener()) {
            transaction.releaseSem();
        }
    }
}
