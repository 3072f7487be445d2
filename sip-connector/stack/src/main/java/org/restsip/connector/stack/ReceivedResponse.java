package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPResponse;
import java.util.Optional;
import org.restsip.connector.api.SipResponse;

/** A response to what {@link SipStack#send} sent. */
final class ReceivedResponse extends ReceivedMessage implements SipResponse {
    private final SIPResponse response;
    private final String correlation;

    ReceivedResponse(SIPResponse response, String correlation) {
        super(response);
        this.response = response;
        this.correlation = correlation;
    }

    @Override
    public int status() {
        return response.getStatusCode();
    }

    @Override
    public String reason() {
        return Optional.ofNullable(response.getReasonPhrase()).orElse("");
    }

    @Override
    public String correlation() {
        return correlation;
    }
}
