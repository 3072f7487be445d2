package org.restsip.connector.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.Utils;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ViaHeader;

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

    boolean isAt(String host, int port) {
        return port == address.port() && (host.equals(address.host()) || host.equals(viaHost));
    }
}
