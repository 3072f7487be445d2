package org.restsip.connector.inbound;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.function.BiConsumer;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipSendException;

/** The connector's own answers, to requests that no bean answers. An ACK gets none (RFC 3261, 17.1.1.3). */
final class Refusals {
    private static final System.Logger LOG = System.getLogger(Refusals.class.getName());
    private static final String SECONDS_TO_WAIT = "5";

    private final BiConsumer<SipRequest, SipReply> answer;

    Refusals(BiConsumer<SipRequest, SipReply> answer) {
        this.answer = answer;
    }

    /** 503 (RFC 3261, 21.5.4). */
    void unavailable(SipRequest request, String why) {
        LOG.log(Level.DEBUG, () -> "Refused " + request.callId() + ": " + why);
        refuse(request, SipReply.of(503).with("Retry-After", SECONDS_TO_WAIT));
    }

    /** 405 (RFC 3261, 21.4.6). */
    void notAllowed(SipRequest request, Set<String> allowed) {
        refuse(request, SipReply.of(405).with("Allow", String.join(", ", allowed)));
    }

    /** 501 (RFC 3261, 21.5.2). */
    void notImplemented(SipRequest request) {
        refuse(request, SipReply.of(501));
    }

    /** 500 (RFC 3261, 21.5.1); has no effect if the bean had answered before it failed. */
    void failed(SipRequest request) {
        refuse(request, SipReply.of(500));
    }

    private void refuse(SipRequest request, SipReply reply) {
        if (request.method().equals("ACK")) {
            return;
        }
        try {
            answer.accept(request, reply);
        } catch (SipSendException e) {
            LOG.log(Level.DEBUG, () -> reply.status() + " did not get out for " + request.callId(), e);
        }
    }

    /** A response or a timeout that reached no bean; nobody waits for an answer. */
    static void lost(String callId, String why) {
        LOG.log(Level.WARNING, () -> "Lost the outcome of a request sent, Call-ID " + callId + ": " + why);
    }
}
