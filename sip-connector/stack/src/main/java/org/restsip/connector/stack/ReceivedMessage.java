package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipMessage;

/** A view of a message that came in; read from it when asked. */
class ReceivedMessage implements SipMessage {
    /** Compact names that JAIN-SIP does not know (RFC 3841, section 10; RFC 4474, section 16). */
    private static final Map<String, String> COMPACT = Map.of(
            "accept-contact",
            "a",
            "reject-contact",
            "j",
            "request-disposition",
            "d",
            "identity",
            "y",
            "identity-info",
            "n");

    private final SIPMessage message;

    ReceivedMessage(SIPMessage message) {
        this.message = message;
    }

    @Override
    public String callId() {
        return message.getCallId().getCallId();
    }

    @Override
    public long cseq() {
        return message.getCSeq().getSeqNumber();
    }

    @Override
    public String method() {
        return message.getCSeq().getMethod();
    }

    @Override
    public NameAddress from() {
        return Addresses.address(message.getFrom());
    }

    @Override
    public NameAddress to() {
        return Addresses.address(message.getTo());
    }

    @Override
    public List<String> headers(String name) {
        var values = new ArrayList<String>();
        addValues(name, values);
        var compact = COMPACT.get(name.toLowerCase(Locale.ROOT));
        if (compact != null) {
            addValues(compact, values);
        }
        return List.copyOf(values);
    }

    private void addValues(String name, List<String> values) {
        message.getHeaders(name)
                .forEachRemaining(header -> values.add(header.getHeaderValue().strip()));
    }

    @Override
    public Optional<SipBody> body() {
        return Optional.ofNullable(message.getRawContent())
                .filter(content -> content.length > 0)
                .map(content -> new SipBody(header("Content-Type").orElse("application/octet-stream"), content));
    }

    @Override
    public String toString() {
        return method() + " " + cseq() + " " + callId();
    }
}
