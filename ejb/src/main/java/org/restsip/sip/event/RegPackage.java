package org.restsip.sip.event;

import java.time.Clock;
import java.util.Optional;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Watching;
import org.restsip.server.Watching.Watch;
import org.restsip.sip.Addresses;
import org.restsip.user.Caller;
import org.restsip.user.NotYours;

/** The contacts of a user, for the user and for operators (RFC 3680). */
record RegPackage(Watching watching, Addresses addresses, Clock clock) implements EventPackage {

    @Override
    public String name() {
        return "reg";
    }

    @Override
    public String mediaType() {
        return "application/reginfo+xml";
    }

    /** Others would be shown the presence, under another name: nobody is looked up for them. */
    @Override
    public Watch watch(Caller by, SipRequest request) {
        var aor = addresses.ours(request.requestUri());
        if (!by.oversees(aor)) {
            throw new NotYours("this login is " + aor + "'s");
        }
        return watching.login(by, aor, Optional.empty());
    }

    @Override
    public Documents documents(SipRequest request) {
        return new RegInfo(clock);
    }
}
