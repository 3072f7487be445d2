package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.Locale;
import java.util.Optional;
import javax.sip.message.Request;

/**
 * A request that knows which other ones are the same (RFC 3261, section 17.2.3). To the stack all that have one branch are;
 * but a branch is its sender's alone, and not all of them count on. Here sender, transport, Call-ID and number belong to it.
 */
final class IdentifiedRequest extends SIPRequest {
    private static final long serialVersionUID = 1L;

    static IdentifiedRequest of(SIPRequest request) {
        var identified = new IdentifiedRequest();
        identified.setRequestLine(request.getRequestLine());
        return identified;
    }

    /** It begins as the stack's own one does, which looks there for the cookie (section 8.1.1.7). */
    @Override
    public String getTransactionId() {
        var via = getTopmostVia();
        return String.join(
                        "|",
                        super.getTransactionId(),
                        method(),
                        via.getSentBy().encode(),
                        via.getTransport(),
                        String.valueOf(getPeerPacketSourceAddress()),
                        Optional.ofNullable(getCallId().getCallId()).orElse(""),
                        Long.toString(getCSeq().getSeqNumber()))
                .toLowerCase(Locale.ROOT);
    }

    /** The ACK of a refusal is part of its INVITE's transaction. */
    private String method() {
        var method = getCSeq().getMethod();
        return method.equals(Request.ACK) ? Request.INVITE : method;
    }
}
