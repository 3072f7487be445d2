package org.restsip.login;

import org.restsip.event.NodeId;

/**
 * The way by which a phone registered, and perhaps the only one by which it can be reached (RFC 5626).
 *
 * @param node          the node that holds the way's near end
 * @param transport     {@code udp}, {@code tcp} …
 * @param localAddress  the address that node's listener is bound to
 * @param localPort     the port of that node's listener
 * @param remoteAddress the phone's address as that node sees it
 * @param remotePort    the phone's port as that node sees it
 */
public record Flow(
        NodeId node, String transport, String localAddress, int localPort, String remoteAddress, int remotePort) {

    /** Whether nobody on the way can read or change what goes over it. */
    public boolean isSecure() {
        return transport.equals("tls") || transport.equals("wss");
    }
}
