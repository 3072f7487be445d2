package org.restsip.sip.door;

import java.util.Optional;
import org.restsip.connector.api.SipRequest;

/** 483: a request that may go no further must have arrived (RFC 3261, section 16.3). */
final class HopsLeft implements Check {

    @Override
    public Optional<Objection> objection(SipRequest request) {
        return request.maxForwards().orElse(1) > 0 || isForTheServer(request) ? Optional.empty() : Objection.with(483);
    }

    /** Nobody behind this server is asked for. */
    private static boolean isForTheServer(SipRequest request) {
        return request.method().equals("REGISTER")
                || request.requestUri().user().isEmpty();
    }
}
