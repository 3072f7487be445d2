package org.restsip.sip.door;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.connector.api.SipReply;
import org.restsip.connector.api.SipRequest;
import org.restsip.connector.api.SipUri;
import org.restsip.sip.Abilities;
import org.restsip.sip.Addresses;

/**
 * OPTIONS (RFC 3261, section 11). To the server, by which phones and trunks see that it lives, and to a user the answer is the
 * same: what a stranger may ask does not tell whether there is such a user.
 */
@Singleton
public class Options {
    private final Addresses addresses;

    @Inject
    public Options(Addresses addresses) {
        this.addresses = addresses;
    }

    public SipReply options(SipRequest request) {
        return isOurs(request.requestUri()) ? Abilities.all() : SipReply.of(404);
    }

    /** Trunks ask at the bare address. */
    private boolean isOurs(SipUri uri) {
        return uri.user().isEmpty() || addresses.isHere(uri);
    }
}
