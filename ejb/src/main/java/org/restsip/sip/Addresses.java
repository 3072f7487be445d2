package org.restsip.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.InvalidValue;
import org.restsip.connector.api.SipUri;
import org.restsip.user.Aor;
import org.restsip.user.Domains;
import org.restsip.user.NoSuchUser;
import org.restsip.user.NotYours;

/** Which user a SIP address means. */
@Singleton
public class Addresses {
    private final Domains domains;

    @Inject
    public Addresses(Domains domains) {
        this.domains = domains;
    }

    /** The user of that address, which must be in a domain of ours: we are no relay for others. */
    public Aor ours(SipUri uri) {
        if (!uri.isSip()) {
            throw new InvalidValue("Request-URI", "must be a sip address");
        }
        if (!domains.include(uri.host())) {
            throw new NotYours(uri.host() + " is not a domain of this server");
        }
        try {
            return new Aor(uri.user().orElseThrow(NoSuchUser::new), uri.host());
        } catch (InvalidValue e) {
            throw new NoSuchUser();
        }
    }

    public SipUri uri(Aor aor) {
        return SipUri.of(aor.local(), aor.domain());
    }
}
