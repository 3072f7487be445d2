package org.restsip.sip.event;

import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.connector.api.SipRequest;
import org.restsip.server.Watching;
import org.restsip.server.Watching.Watch;
import org.restsip.sip.Addresses;
import org.restsip.user.Caller;

/** A call, whose address is {@code sip:{call id}@domain} (RFC 4575). */
record ConferencePackage(Watching watching, Addresses addresses) implements EventPackage {

    @Override
    public String name() {
        return "conference";
    }

    @Override
    public String mediaType() {
        return "application/conference-info+xml";
    }

    @Override
    public Watch watch(Caller by, SipRequest request) {
        return watching.conference(by, new CallId(addresses.localPart(request.requestUri())));
    }

    @Override
    public Documents documents(SipRequest request) {
        return new ConferenceInfo(request.requestUri());
    }

    @Override
    public boolean isLast(Object entity) {
        return entity instanceof Call call && call.isOver();
    }
}
