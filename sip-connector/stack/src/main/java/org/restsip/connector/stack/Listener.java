package org.restsip.connector.stack;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.Utils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.header.ViaHeader;
import org.restsip.connector.api.Flow;
import org.restsip.connector.api.SipUri;
import org.restsip.connector.stack.ListenAddress.Advertised;
import org.restsip.connector.stack.wire.Wire;

/**
 * One of our addresses, open.
 *
 * @param address    where it listens
 * @param advertised where others are told to answer to
 * @param provider   the stack's handle
 * @param wire       the sockets below it
 */
record Listener(ListenAddress address, Advertised advertised, SipProviderImpl provider, Wire wire) {

    /** A Via with a fresh branch, asking for {@code rport} as we may be behind NAT ourselves (RFC 3581, 3). */
    ViaHeader newVia() throws ParseException, InvalidArgumentException {
        var branch = Utils.getInstance().generateBranchId();
        var via = Headers.FACTORY.createViaHeader(advertised.host(), advertised.port(), address.transport(), branch);
        via.setRPort();
        return via;
    }

    /** Whether the near end of that flow is here. */
    boolean serves(Flow flow) {
        return address.transport().equals(flow.transport()) && address.port() == flow.localPort();
    }

    /** Whether it is bound to the very address of that flow, as of several listeners with one port only one is. */
    boolean isBoundTo(Flow flow) {
        return provider.getListeningPoints()[0]
                .getIPAddress()
                .equals(flow.localAddress().getHostAddress());
    }

    /** Sees to it that there is a way to that place, whose certificate must name that host. */
    void connect(Hop place, String host) throws SipException {
        try {
            wire.dial(new InetSocketAddress(place.getHost(), place.getPort()), host);
        } catch (IOException e) {
            throw new SipException("no way to " + place + ": " + e.getMessage(), e);
        }
    }

    /** Where we are reached from outside; UDP is what a URI means that says nothing else (RFC 3263, section 4.1). */
    SipUri contact() {
        var transport = address.transport().equals("udp") ? "" : ";transport=" + address.transport();
        return Addresses.parse("sip:" + advertised.host() + ":" + advertised.port() + transport);
    }

    boolean isAt(String host, int port) {
        return (port == address.port() && host.equals(address.host()))
                || (port == advertised.port() && host.equals(advertised.host()));
    }
}
