package org.restsip.sip.event;

import java.util.Optional;
import org.restsip.connector.api.SipRequest;
import org.restsip.login.Whereabouts.PresenceOf;
import org.restsip.login.Whereabouts.Withheld;
import org.restsip.server.Watching;
import org.restsip.server.Watching.Watch;
import org.restsip.sip.Addresses;
import org.restsip.user.Caller;

/**
 * Whether a user can be reached (RFC 3856). A user who does not let the watcher near, and one who does not exist, are
 * alike: the subscription is pending and shows nobody there, until the user lets the watcher near.
 */
record PresencePackage(Watching watching, Addresses addresses) implements EventPackage {

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public String mediaType() {
        return Pidf.MEDIA_TYPE;
    }

    @Override
    public Watch watch(Caller by, SipRequest request) {
        return watching.presence(by, addresses.ours(request.requestUri()));
    }

    @Override
    public Documents documents(SipRequest request) {
        var aor = addresses.ours(request.requestUri());
        return (entity, whole) ->
                Pidf.write(aor, entity instanceof PresenceOf shown ? Optional.of(shown) : Optional.empty());
    }

    @Override
    public boolean isWithheld(Object entity) {
        return entity instanceof Withheld;
    }
}
