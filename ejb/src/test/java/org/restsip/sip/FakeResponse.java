package org.restsip.sip;

import java.util.List;
import java.util.Optional;
import org.restsip.connector.api.NameAddress;
import org.restsip.connector.api.SipBody;
import org.restsip.connector.api.SipResponse;

/** A response as a phone would send it. */
public record FakeResponse(
        int status, String correlation, String callId, long cseq, String method, Optional<String> retryAfter)
        implements SipResponse {

    public FakeResponse retryAfter(String value) {
        return new FakeResponse(status, correlation, callId, cseq, method, Optional.of(value));
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public NameAddress from() {
        return NameAddress.of(Edge.sip("alice@example.com"));
    }

    @Override
    public NameAddress to() {
        return from();
    }

    @Override
    public List<String> headers(String name) {
        return name.equals("Retry-After") ? retryAfter.stream().toList() : List.of();
    }

    @Override
    public Optional<SipBody> body() {
        return Optional.empty();
    }
}
