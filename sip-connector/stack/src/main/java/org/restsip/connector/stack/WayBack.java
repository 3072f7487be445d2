package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import org.restsip.connector.api.SipHeader;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipSendException;

/**
 * Where answers to one request go: through its server transaction if it has one, else by its Via alone, to where it came
 * from (RFC 3261, 18.2.2; RFC 3581, 4). The first final answer is the last one.
 */
final class WayBack {
    private static final String SECRET = UUID.randomUUID().toString();

    private final SIPRequest request;
    private final Channel channel;
    private final Optional<ServerTransaction> transaction;
    private final String server;
    private boolean over;

    /** @param server what answers say in their Server header; empty for none */
    WayBack(SIPRequest request, Channel channel, Optional<ServerTransaction> transaction, String server) {
        this.request = request;
        this.channel = channel;
        this.transaction = transaction;
        this.server = server;
    }

    synchronized void answer(SipReply reply) {
        if (over) {
            return;
        }
        try {
            send(response(reply));
            over = reply.status() >= 200;
        } catch (ParseException | IllegalArgumentException e) {
            throw new SipSendException("not an answer that SIP can carry: " + e.getMessage(), e);
        } catch (SipException | InvalidArgumentException | IOException e) {
            throw new SipSendException("could not answer " + request.getMethod() + " " + callId(), e);
        }
    }

    private void send(SIPResponse response) throws SipException, InvalidArgumentException, IOException {
        if (transaction.isPresent()) {
            transaction.get().sendResponse(response);
        } else {
            channel.answer(response);
        }
    }

    private SIPResponse response(SipReply reply) throws ParseException {
        var response = request.createResponse(reply.status());
        if (reply.reason().isPresent()) {
            response.setReasonPhrase(reply.reason().get());
        }
        if (reply.status() > 100 && response.getToTag() == null) {
            response.setToTag(reply.toTag().orElseGet(this::toTag));
        }
        if (!server.isEmpty()) {
            Headers.add(response, List.of(new SipHeader("Server", server)));
        }
        Headers.add(response, reply.headers());
        Headers.add(response, reply.body());
        return response;
    }

    /** The same for each copy of a request that we answer without keeping state (RFC 3261, 8.2.7), and not to be guessed. */
    private String toTag() {
        var key = SECRET + request.getTransactionId() + callId();
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String callId() {
        return request.getCallId().getCallId();
    }
}
