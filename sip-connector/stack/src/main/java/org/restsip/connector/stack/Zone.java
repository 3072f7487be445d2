package org.restsip.connector.stack;

import java.net.InetAddress;
import java.util.List;

/**
 * A port: what the domain name system says. A test gives one of its own. Asking may wait for the network; what has been
 * asked is remembered as long as its answer says.
 */
public interface Zone {

    /**
     * By which services a domain is reached (RFC 3403): a NAPTR record with the flag {@code s}.
     *
     * @param order       lower ones first
     * @param preference  among those of one order, lower ones first
     * @param service     such as {@code SIP+D2T}
     * @param replacement where to look for servers, such as {@code _sip._tcp.example.com}
     */
    record Naptr(int order, int preference, String service, String replacement) {}

    /**
     * A server of a service (RFC 2782).
     *
     * @param priority lower ones first
     * @param weight   among those of one priority, the share that a server wants
     */
    record Srv(int priority, int weight, int port, String host) {}

    /** No name server answered. */
    final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Silent(String message) {
            super(message);
        }
    }

    /**
     * None if there are no such records, in any order.
     *
     * @throws Silent if that is not known
     */
    List<Naptr> naptr(String domain);

    /**
     * None if there are no such records, in any order.
     *
     * @throws Silent if that is not known
     */
    List<Srv> srv(String service);

    /**
     * None if there is no such host; those that should be tried first come first.
     *
     * @throws Silent if that is not known
     */
    List<InetAddress> addresses(String host);
}
