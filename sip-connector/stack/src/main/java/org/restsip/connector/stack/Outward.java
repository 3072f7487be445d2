package org.restsip.connector.stack;

import java.net.InetAddress;
import java.util.List;

/**
 * How requests of ours find their way out.
 *
 * @param zone         where names are looked up
 * @param allowPrivate whether a name may mean a host of a private network, or this one
 * @param maxDatagram  bytes above which a request goes over a connection instead of UDP (RFC 3261, section 18.1.1)
 */
public record Outward(Zone zone, boolean allowPrivate, int maxDatagram) {
    private static final int MAX_DATAGRAM = 1300;

    /** To addresses alone: no name is known. */
    public static final Outward NO_NAMES = new Outward(new Nameless(), false, MAX_DATAGRAM);

    private static final class Nameless implements Zone {
        @Override
        public List<Naptr> naptr(String domain) {
            return List.of();
        }

        @Override
        public List<Srv> srv(String service) {
            return List.of();
        }

        @Override
        public List<InetAddress> addresses(String host) {
            return List.of();
        }
    }
}
