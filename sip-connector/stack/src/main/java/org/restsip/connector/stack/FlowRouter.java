package org.restsip.connector.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.ListIterator;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;

/**
 * Sends a request where its sender decided, and nowhere else: no message is routed by what stands in it, so that none is
 * relayed by accident.
 */
final class FlowRouter implements Router {

    static SIPRequest addressed(SIPRequest request, Hop hop) {
        request.setApplicationData(hop);
        return request;
    }

    @Override
    public Hop getNextHop(Request request) throws SipException {
        if (request instanceof SIPRequest ours && ours.getApplicationData() instanceof Hop hop) {
            return hop;
        }
        throw new SipException("no hop was chosen for this request");
    }

    @Override
    @SuppressWarnings("deprecation") // of the interface, which still wants it
    public ListIterator<Hop> getNextHops(Request request) {
        return List.<Hop>of().listIterator();
    }

    @Override
    @SuppressWarnings("NullAway") // the interface wants null for: none
    public Hop getOutboundProxy() {
        return null;
    }
}
