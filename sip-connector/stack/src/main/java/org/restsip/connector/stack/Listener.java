package org.restsip.connector.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.Utils;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ViaHeader;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.SipUri;

/**
 * One of our addresses, open.
 *
 * @param address  where it listens
 * @param viaHost  what others are told to answer to
 * @param provider the stack's handle
 */
record Listener(ListenAddress address, String viaHost, SipProviderImpl provider) {

    /** A Via with a fresh branch, asking for {@code rport} as we may be behind NAT ourselves (RFC 3581, 3). */
    ViaHeader newVia() throws ParseException, InvalidArgumentException {
        var branch = Utils.getInstance().generateBranchId();
        var via = Headers.FACTORY.createViaHeader(viaHost, address.port(), address.transport(), branch);
        via.setRPort();
        return via;
    }

    /** Whether the near end of that flow is here. */
    boolean serves(Flow flow) {
        return address.transport().equals(flow.transport()) && address.port() == flow.localPort();
    }

    /** Where we are reached from outside; UDP is what a URI means that says nothing else (RFC 3263, section 4.1). */
    SipUri contact() {
        var transport = address.transport().equals("udp") ? "" : ";transport=" + address.transport();
        return Addresses.parse("sip:" + viaHost + ":" + address.port() + transport);
    }

    boolean isAt(String host, int port) {
        return port == address.port() && (host.equals(address.host()) || host.equals(viaHost));
    }
}
