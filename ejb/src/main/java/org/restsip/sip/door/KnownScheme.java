package org.restsip.sip.door;

import java.util.Optional;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;

/** 416: only SIP addresses are understood (RFC 3261, section 8.2.2.1); who registers must be one (section 10.3). */
final class KnownScheme implements Check {

    @Override
    public Optional<Objection> objection(SipRequest request) {
        if (!request.requestUri().isSip()) {
            return Objection.with(416);
        }
        if (request.method().equals("REGISTER") && !request.to().uri().isSip()) {
            return Objection.with(SipReply.of(400).because("Bad Request: To must be a SIP address"));
        }
        return Optional.empty();
    }
}
